import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '@drydock/testing';
import { ReplicaHealth } from './replica-health.ts';

const healths: ReplicaHealth[] = [];
afterEach(() => healths.splice(0).forEach((health) => health.close()));

/** A replica that is asked, and answers as the test says. */
function aReplica({ askEveryMs = 1 } = {}) {
  const questions: ((answers: boolean) => void)[] = [];
  const changes: boolean[] = [];
  const health = new ReplicaHealth({
    ask: () => new Promise((resolve) => questions.push(resolve)),
    askEveryMs,
    onChange: (isOut) => changes.push(isOut),
  });
  healths.push(health);
  return { health, questions, changes };
}

describe('a replica', () => {
  it('that lets calls wait and answers a question stays in, asked once for all of them', async () => {
    const { health, questions, changes } = aReplica();
    const waiting = [health.isHung(), health.isHung()];
    expect(questions).toHaveLength(1);
    questions[0]?.(true);
    expect(await Promise.all(waiting)).toEqual([false, false]);
    expect([health.isOut, changes]).toEqual([false, []]);
    const later = health.isHung();
    questions[1]?.(false);
    expect(await later).toBe(true);
  });

  it('that does not answer is out, and asked until it does', async () => {
    const { health, questions, changes } = aReplica();
    const waiting = health.isHung();
    questions[0]?.(false);
    expect(await waiting).toBe(true);
    expect(health.isOut).toBe(true);
    for (const asked of [1, 2]) {
      await eventually(() => expect(questions).toHaveLength(asked + 1));
      // Those who wait now are not made to wait for the next answer.
      expect(await health.isHung()).toBe(true);
      questions[asked]?.(asked === 2);
    }
    await eventually(() => expect(health.isOut).toBe(false));
    expect(changes).toEqual([true, false]);
  });

  it('that cannot be reached is out at once, and told of once', async () => {
    const { health, questions, changes } = aReplica();
    health.takeOut();
    health.takeOut();
    expect([health.isOut, changes, questions.length]).toEqual([true, [true], 0]);
    await eventually(() => expect(questions).toHaveLength(1));
    questions[0]?.(true);
    await eventually(() => expect(changes).toEqual([true, false]));
  });

  it('that is given up is asked for the calls that wait for it, and then no more', async () => {
    const { health, questions } = aReplica({ askEveryMs: 20 });
    const waiting = health.isHung();
    health.close();
    questions[0]?.(false);
    expect(await waiting).toBe(true);
    const other = aReplica({ askEveryMs: 20 });
    other.health.takeOut();
    await eventually(() => expect(other.questions).toHaveLength(1));
    expect(questions).toHaveLength(1);
  });
});
