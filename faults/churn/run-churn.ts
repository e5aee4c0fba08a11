import { setMaxListeners } from 'node:events';
import { makeTrouble } from './chaos.ts';
import { pace, type World } from './world.ts';

/** Several that do the same, each with a pause between two turns. */
export interface Crowd {
  readonly name: string;
  readonly count: number;
  readonly pauseMs: number;
  readonly act: (world: World, actor: string) => Promise<void>;
}

/** All at once for so long, or until something is violated; every fault is over at its end. */
export async function runChurn(
  world: World,
  options: { readonly crowds: readonly Crowd[]; readonly durationMs: number; readonly hasTrouble: boolean },
): Promise<void> {
  const over = new AbortController();
  // Each actor waits with it.
  setMaxListeners(0, over.signal);
  const timer = setTimeout(() => over.abort(), options.durationMs);
  const loop = async (actor: string, { pauseMs, act }: Crowd) => {
    while (!over.signal.aborted && world.journal.violations.length === 0) {
      await act(world, actor);
      await pace(pauseMs, over.signal);
    }
    over.abort();
  };
  try {
    await Promise.all([
      ...(options.hasTrouble ? [makeTrouble(world, over.signal)] : []),
      ...options.crowds.flatMap((crowd) =>
        Array.from({ length: crowd.count }, (_, index) => loop(`${crowd.name} ${String(index + 1)}`, crowd)),
      ),
    ]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
