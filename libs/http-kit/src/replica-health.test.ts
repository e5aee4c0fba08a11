import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '@drydock/testing';
import { ReplicaHealth, type ReplicaState } from './replica-health.ts';

const healths: ReplicaHealth[] = [];
afterEach(() => healths.splice(0).forEach((health) => health.close()));

/** A replica that is asked, and answers as the test says. */
function aReplica({ askEveryMs = 1, watchEveryMs }: { askEveryMs?: number; watchEveryMs?: number } = {}) {
  const questions: ((answer: ReplicaState) => void)[] = [];
  const changes: ReplicaState[] = [];
  const health = new ReplicaHealth({
    ask: () => new Promise((resolve) => questions.push(resolve)),
    askEveryMs,
    ...(watchEveryMs === undefined ? {} : { watchEveryMs }),
    onChange: (state) => changes.push(state),
  });
  healths.push(health);
  return { health, questions, changes };
}

describe('a replica', () => {
  it('that lets calls wait and answers a question stays in, asked once for all of them', async () => {
    const { health, questions, changes } = aReplica();
    const waiting = [health.isHung(), health.isHung()];
    expect(questions).toHaveLength(1);
    questions[0]?.('serving');
    expect(await Promise.all(waiting)).toEqual([false, false]);
    expect([health.isOut, changes]).toEqual([false, []]);
    const later = health.isHung();
    questions[1]?.('out');
    expect(await later).toBe(true);
  });

  it('that does not answer is out, and asked until it does', async () => {
    const { health, questions, changes } = aReplica();
    const waiting = health.isHung();
    questions[0]?.('out');
    expect(await waiting).toBe(true);
    expect(health.isOut).toBe(true);
    for (const asked of [1, 2]) {
      await eventually(() => expect(questions).toHaveLength(asked + 1));
      // Those who wait now are not made to wait for the next answer.
      expect(await health.isHung()).toBe(true);
      questions[asked]?.(asked === 2 ? 'serving' : 'out');
    }
    await eventually(() => expect(health.isOut).toBe(false));
    expect(changes).toEqual(['out', 'serving']);
  });

  it('that cannot be reached is out at once, and told of once', async () => {
    const { health, questions, changes } = aReplica();
    health.takeOut();
    health.takeOut();
    expect([health.isOut, changes, questions.length]).toEqual([true, ['out'], 0]);
    await eventually(() => expect(questions).toHaveLength(1));
    questions[0]?.('serving');
    await eventually(() => expect(changes).toEqual(['out', 'serving']));
  });

  it('that is given up is asked for the calls that wait for it, and then no more', async () => {
    const { health, questions } = aReplica({ askEveryMs: 20 });
    const waiting = health.isHung();
    health.close();
    questions[0]?.('out');
    expect(await waiting).toBe(true);
    const other = aReplica({ askEveryMs: 20 });
    other.health.takeOut();
    await eventually(() => expect(other.questions).toHaveLength(1));
    expect(questions).toHaveLength(1);
  });

  it('that is watched and says that it stops is no longer one that serves, is out when it ends, and back when it answers', async () => {
    const { health, questions, changes } = aReplica({ watchEveryMs: 1 });
    const answer = async (nth: number, state: ReplicaState) => {
      await eventually(() => expect(questions).toHaveLength(nth + 1));
      questions[nth]?.(state);
    };
    await answer(0, 'serving');
    await answer(1, 'stopping');
    await eventually(() => expect(health.state).toBe('stopping'));
    await answer(2, 'out');
    await eventually(() => expect(health.isOut).toBe(true));
    await answer(3, 'serving');
    await eventually(() => expect(health.state).toBe('serving'));
    expect(changes).toEqual(['stopping', 'out', 'serving']);
  });

  it('that is silent while it is watched is out only if a call waits for it', async () => {
    const { health, questions, changes } = aReplica({ watchEveryMs: 1 });
    questions[0]?.('out');
    await eventually(() => expect(questions).toHaveLength(2));
    expect([health.state, changes]).toEqual(['serving', []]);
    const waiting = health.isHung();
    questions[1]?.('out');
    expect(await waiting).toBe(true);
    expect(changes).toEqual(['out']);
  });
});
