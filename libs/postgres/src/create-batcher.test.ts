import { describe, expect, it } from 'vitest';
import { createBatcher } from './create-batcher.ts';

/** A loader whose statements end when the test says so. */
function heldLoader() {
  const statements: { keys: readonly number[]; end: () => void }[] = [];
  const load = (keys: readonly number[]) =>
    new Promise<readonly number[]>((resolve) => {
      statements.push({ keys, end: () => resolve(keys.map((key) => key * 10)) });
    });
  return { statements, load };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('createBatcher', () => {
  it('asks for what came together with one statement, and answers each its own', async () => {
    const asked: (readonly number[])[] = [];
    const find = createBatcher<number, number>({
      load: async (keys) => {
        asked.push(keys);
        return Promise.resolve(keys.map((key) => key * 10));
      },
    });
    await expect(Promise.all([find(1), find(2), find(1)])).resolves.toEqual([10, 20, 10]);
    expect(asked).toEqual([[1, 2, 1]]);
  });

  it('never answers from a statement that began before the question', async () => {
    const { statements, load } = heldLoader();
    const find = createBatcher<number, number>({ load, maxStatements: 1 });
    const first = find(1);
    await turn();
    const later = Promise.all([find(1), find(2)]);
    await turn();
    expect(statements.map(({ keys }) => keys)).toEqual([[1]]);
    statements[0]?.end();
    await first;
    await turn();
    expect(statements.map(({ keys }) => keys)).toEqual([[1], [1, 2]]);
    statements[1]?.end();
    await expect(later).resolves.toEqual([10, 20]);
  });

  it('splits what is too much for one statement', async () => {
    const { statements, load } = heldLoader();
    const find = createBatcher<number, number>({ load, maxKeys: 2, maxStatements: 2 });
    const all = Promise.all([1, 2, 3, 4, 5].map(find));
    await turn();
    expect(statements.map(({ keys }) => keys)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    statements[1]?.end();
    await turn();
    expect(statements[2]?.keys).toEqual([5]);
    statements[0]?.end();
    statements[2]?.end();
    await expect(all).resolves.toEqual([10, 20, 30, 40, 50]);
  });

  it('fails those of a failed statement, and goes on', async () => {
    let isBroken = true;
    const find = createBatcher<number, number>({
      load: async (keys) => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve(keys)),
    });
    await expect(Promise.allSettled([find(1), find(2)])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    isBroken = false;
    await expect(find(3)).resolves.toBe(3);
  });
});
