import { z } from 'zod';
import type { ReplicaAnswer } from './ask-replica.ts';

/** Of a replica, or of a service as a whole. */
export interface Readiness {
  readonly ready: boolean;
  /** What is missing; a registry is ready without its blob store and names it all the same. */
  readonly reasons: readonly string[];
}

const readyStatus = 200;
const said = z.object({ reasons: z.array(z.string()) });

function reasonsIn(body: string): readonly string[] {
  try {
    return said.parse(JSON.parse(body)).reasons;
  } catch {
    return [];
  }
}

/** What a replica means by its answer to `/readyz`. */
export function readinessOf(answer: ReplicaAnswer | undefined): Readiness {
  if (!answer) return { ready: false, reasons: ['does not answer'] };
  const ready = answer.status === readyStatus;
  const reasons = reasonsIn(answer.body);
  return { ready, reasons: ready || reasons.length > 0 ? reasons : ['is not ready'] };
}

/** One replica that serves is enough; and one that lacks nothing, to say that nothing is missing. */
export function readinessOfAll(replicas: readonly Readiness[]): Readiness {
  const ready = replicas.some((replica) => replica.ready);
  const isWhole = replicas.some((replica) => replica.ready && replica.reasons.length === 0);
  return { ready, reasons: isWhole ? [] : [...new Set(replicas.flatMap(({ reasons }) => reasons))] };
}
