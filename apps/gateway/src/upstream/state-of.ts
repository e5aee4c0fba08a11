import type { ReplicaState } from '@drydock/http-kit';
import { z } from 'zod';
import type { ReplicaAnswer } from './ask-replica.ts';

const said = z.object({ stopping: z.literal(true) });

function saysThatItStops(body: string): boolean {
  try {
    return said.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

/** What a replica means by its answer to `/livez`. */
export function stateOf(answer: ReplicaAnswer | undefined): ReplicaState {
  if (!answer) return 'out';
  return saysThatItStops(answer.body) ? 'stopping' : 'serving';
}
