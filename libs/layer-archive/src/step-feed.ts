import { setImmediate } from 'node:timers/promises';
import type { Decompressor } from './decompressor.ts';
import { TarUnreadable } from './tar-header.ts';

/** What a step needs before it can go on. With `orLess` it takes what there is at the end of the input, which may be nothing. */
export interface Wanted {
  readonly bytes: number;
  readonly orLess?: boolean;
}

/** A format read step by step; what it is given is valid until its next step only. */
export type Steps = Generator<Wanted, void, Buffer>;

/** Other work of the process waits no longer than this and one step. */
const sliceMs = 15;
const firstCapacity = 64 * 1024;

/** Feeds steps from chunks of any size. It holds what one step wants, and one chunk. */
export function createStepFeed(steps: Steps): Decompressor {
  let held = Buffer.alloc(firstCapacity);
  let start = 0;
  let end = 0;
  let wanted: Wanted | undefined;
  let isDone = false;

  const keep = (chunk: Buffer): void => {
    const heldBytes = end - start;
    if (end + chunk.length > held.length) {
      const capacity = Math.max(held.length, 2 ** Math.ceil(Math.log2(heldBytes + chunk.length)));
      const target = capacity > held.length ? Buffer.alloc(capacity) : held;
      held.copy(target, 0, start, end);
      [held, start, end] = [target, 0, heldBytes];
    }
    chunk.copy(held, end);
    end += chunk.length;
  };
  const resume = (given: Buffer | undefined): void => {
    const next = given ? steps.next(given) : steps.next();
    isDone = next.done === true;
    wanted = next.done === true ? undefined : next.value;
  };
  const run = async (isEnded: boolean): Promise<void> => {
    let since = performance.now();
    if (!wanted && !isDone) resume(undefined);
    while (wanted && !isDone) {
      const available = end - start;
      if (available < wanted.bytes) {
        if (!isEnded) return;
        if (wanted.orLess !== true) throw new TarUnreadable('the compressed stream is cut', 'truncated');
      }
      const given = held.subarray(start, start + Math.min(available, wanted.bytes));
      start += given.length;
      resume(given);
      if (performance.now() - since > sliceMs) {
        await setImmediate();
        since = performance.now();
      }
    }
    if (isEnded && end > start) throw new TarUnreadable('more follows the compressed stream');
  };

  return {
    async write(chunk) {
      if (isDone) return;
      keep(chunk);
      await run(false);
    },
    end: () => run(true),
  };
}
