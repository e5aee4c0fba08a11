import { setTimeout as delay } from 'node:timers/promises';
import type { RawRequest, RawResponse } from '@drydock/testing';
import type { TestUser } from '../../acceptance/support/administration.ts';
import type { Random } from '../support/random.ts';
import type { Stack } from '../support/start-stack.ts';
import type { Deletions } from './deletions.ts';
import type { Journal } from './journal.ts';
import type { KnownImages } from './known-images.ts';
import type { TagRegisters } from './tag-registers.ts';

export interface World {
  readonly stack: Stack;
  readonly user: TestUser;
  readonly random: Random;
  readonly journal: Journal;
  readonly registers: TagRegisters;
  readonly images: KnownImages;
  readonly repositories: readonly [string, ...string[]];
  readonly leaseMs: number;
  readonly deletions: Deletions;
}

export const tagNames = ['a', 'b', 'c', 'd'] as const;

export type Told =
  | { readonly kind: 'done'; readonly response: RawResponse }
  /** By its words the call did nothing. */
  | { readonly kind: 'refused'; readonly status: number; readonly text: string }
  /** Whether it was done is not known. */
  | { readonly kind: 'away'; readonly why: string };

const longestAnswerMs = 60_000;
const awayStatuses = [502, 503, 504];

/** One call of an actor. @throws what breaks the contract, or an answer that no fault explains, which ends the churn */
export async function tell(
  world: World,
  actor: string,
  about: readonly string[],
  request: RawRequest,
): Promise<Told> {
  const { journal, stack } = world;
  const what = `${request.method ?? 'GET'} ${request.path}`;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), longestAnswerMs);
  try {
    const response = await stack.administration.client.request({ ...request, signal: over.signal });
    journal.note(actor, about, `${what} → ${String(response.status)}`);
    if (response.status < 300) return { kind: 'done', response };
    const text = response.text();
    if (awayStatuses.includes(response.status)) return { kind: 'away', why: text };
    if (response.status < 500) return { kind: 'refused', status: response.status, text };
    journal.violation(actor, about, `${what} → ${String(response.status)} ${text}`);
    return { kind: 'away', why: text };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isConnection =
      error instanceof Error && 'code' in error && /^(ECONN|EPIPE|HPE_)/.test(String(error.code));
    if (isConnection) journal.note(actor, about, `${what} → ${why}`);
    else if (over.signal.aborted) {
      journal.violation(actor, about, `${what}: no answer within ${String(longestAnswerMs)} ms`);
    } else journal.violation(actor, about, `${what}: ${why}`);
    return { kind: 'away', why };
  } finally {
    clearTimeout(timer);
  }
}

/** Pauses of an actor, that end when all is to end. */
export const pace = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
