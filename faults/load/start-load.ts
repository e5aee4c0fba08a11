import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawClient } from '@drydock/testing';
import type { TestUser } from '../../acceptance/support/administration.ts';
import type { Random } from '../support/random.ts';
import { LoadJournal } from './load-journal.ts';
import { logIn } from './log-in.ts';
import { pullOnce } from './pull-once.ts';
import { pushOnce } from './push-once.ts';

export interface LoadPlan {
  readonly client: RawClient;
  readonly user: TestUser;
  readonly random: Random;
  readonly pushers: number;
  readonly pullers: number;
  readonly logins?: number;
  /** Layers are of any size up to this. */
  readonly maxLayerBytes?: number;
  /** Between two turns of one actor. */
  readonly pauseMs?: number;
  /** The longest that an answer may take. */
  readonly deadlineMs?: number;
}

export interface LoadWorld extends Required<LoadPlan> {
  readonly journal: LoadJournal;
  readonly over: AbortSignal;
}

export interface Load {
  readonly world: LoadWorld;
  readonly journal: LoadJournal;
  /** Each actor ends its turn; a push that can't go on is given up. */
  stop(): Promise<void>;
}

type Act = (world: LoadWorld, actor: number, turn: number) => Promise<void>;

/** A pause that ends when all is to end. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** Engines that push, pull and log in, each one thing after the other, until they are stopped. */
export function startLoad(plan: LoadPlan): Load {
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const world: LoadWorld = {
    logins: 0,
    maxLayerBytes: 400_000,
    pauseMs: 100,
    deadlineMs: 60_000,
    ...plan,
    journal: new LoadJournal(),
    over: ended.signal,
  };
  const { journal, over, pauseMs } = world;
  const loop = async (act: Act, actor: number) => {
    for (let turn = 0; !over.aborted; turn += 1) {
      try {
        await act(world, actor, turn);
      } catch (error) {
        journal.violations.push(error instanceof Error ? error.message : String(error));
      }
      await pause(pauseMs, over);
    }
  };
  const crowd = (count: number, act: Act) => Array.from({ length: count }, (_, actor) => loop(act, actor));
  const running = Promise.all([
    ...crowd(world.pushers, pushOnce),
    ...crowd(world.pullers, pullOnce),
    ...crowd(world.logins, logIn),
  ]);
  return {
    world,
    journal,
    async stop() {
      ended.abort();
      await running;
    },
  };
}
