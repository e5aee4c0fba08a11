import type { ImageKey } from '@drydock/registry-core';
import type { Place } from './take-step.ts';
import type { UseCases } from './use-cases.ts';

/** What an actor tells the model on its way. */
export interface Say {
  /** A pusher was told that this is there, so it must stay for what is left of the lease. */
  told(image: ImageKey, what: Promised): void;
  /** Something that must never happen did. */
  wrong(words: string): void;
}

export type Promised = 'json' | 'complete';

/** One request or job, through the real code. @returns the number of the next call, or `end`. */
export type Call = (use: UseCases, say: Say) => Promise<number | 'end'>;

/** Somebody who takes steps. */
export interface Actor {
  readonly name: string;
  readonly calls: Readonly<Record<number, Call>>;
  /** Where it begins; a worker has several choices, one for each job. */
  readonly begins: readonly number[];
  /** Begins again after its end, and after a crash. */
  readonly isEndless: boolean;
  /** All of a call is one step, however many statements it has. */
  readonly isOneStep?: boolean;
  /** Calls whose code copies whole answers, so that all of each is kept. */
  readonly keepsAnswersOf?: readonly number[];
  /** What of a place still matters to what follows; said and argued where it is made. */
  readonly keeps?: (place: Place) => Place | 'idle';
  /** Whose upload it is that its heartbeats keep. */
  readonly uploads?: ImageKey;
}
