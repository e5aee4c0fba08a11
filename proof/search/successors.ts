import type { Actor } from '../model/actor.ts';
import type { Fault } from '../model/gate.ts';
import type { Scenario } from '../model/scenario.ts';
import { modelKey, type Place } from '../model/take-step.ts';
import { writerStopsAfter } from '../model/ticks.ts';
import { addPledges } from './pledges.ts';
import type { Parts, State } from './state.ts';
import type { StepResult, StepTaker } from './steps.ts';
import type { Move, Surroundings } from './surroundings.ts';

export interface Successor extends Move {
  /** What must never happen to an actor. */
  readonly wrong: readonly string[];
}

const faultWords: Readonly<Record<Fault, string>> = {
  none: '',
  refused: ' [not done, no answer]',
  'answer-lost': ' [done, no answer]',
};

/** Everything that can happen next in a state. */
export function createSuccessors(options: {
  readonly parts: Parts;
  readonly scenario: Scenario;
  readonly steps: StepTaker;
  readonly surroundings: Surroundings;
}) {
  const { parts, scenario, steps, surroundings } = options;

  function after(state: State, index: number, result: StepResult): State {
    const { renaming } = result;
    const places = state.places.map((place, at) => {
      if (at === index) return result.place;
      const actor = scenario.actors[at];
      return renaming === undefined || !actor ? place : steps.follow(actor, place, renaming);
    });
    const pledges = parts.promises.valueOf(state.promises);
    const promises =
      result.told.length === 0 ? state.promises : parts.promises.idOf(addPledges(pledges, result.told));
    return { ...state, tables: result.tables, objects: result.objects, promises, places };
  }

  const placesOf = (actor: Actor, state: State, index: number): readonly Place[] => {
    const place = parts.places.valueOf(state.places[index] ?? 0);
    if (place === 'gone') return [];
    if (place !== 'idle') return [place];
    return actor.begins.map((call) => ({ call, log: [], silentTicks: undefined }));
  };

  async function stepsOf(state: State, index: number, actor: Actor): Promise<Successor[]> {
    const next: Successor[] = [];
    for (const place of placesOf(actor, state, index)) {
      const { tables, objects } = state;
      const well = await steps.take({ tables, objects, actor, place, fault: 'none' });
      next.push({
        by: index,
        label: `: ${well.label}`,
        state: after(state, index, well),
        wrong: well.wrong,
        isFair: true,
      });
      if (state.faultsLeft === 0 || !well.canFail) continue;
      for (const fault of ['refused', 'answer-lost'] as const) {
        const failed = await steps.take({ tables, objects, actor, place, fault });
        next.push({
          by: index,
          label: `: ${failed.label}${faultWords[fault]}`,
          state: { ...after(state, index, failed), faultsLeft: state.faultsLeft - 1 },
          wrong: failed.wrong,
          isFair: false,
        });
      }
    }
    return next;
  }

  /** The upload's timer, which beats beside the upload's own steps. */
  async function beat(state: State, index: number, actor: Actor): Promise<Successor | undefined> {
    const place = parts.places.valueOf(state.places[index] ?? 0);
    const { uploads } = actor;
    if (!scenario.hasHeartbeats || !uploads || typeof place === 'string') return undefined;
    const { silentTicks } = place;
    if (silentTicks === undefined || silentTicks === 0 || silentTicks > writerStopsAfter) return undefined;
    const storageKey = modelKey(actor, place.call, 1);
    const timer: Actor = {
      name: `${actor.name} (timer)`,
      begins: [0],
      isEndless: true,
      isOneStep: true,
      uploads,
      calls: {
        0: async ({ store }) => {
          await store.heartbeat({ ...uploads, storageKey });
          return 'end';
        },
      },
    };
    const at: Place = { call: 0, log: [], silentTicks: undefined };
    const { tables, objects } = state;
    const result = await steps.take({ tables, objects, actor: timer, place: at, fault: 'none' });
    const rows = parts.tables.valueOf(result.tables)['objects'] ?? [];
    const isStaged = rows.some((row) => row['storage_key'] === storageKey && row['state'] === 'staged');
    const heard = parts.places.idOf({ ...place, silentTicks: isStaged ? 0 : writerStopsAfter + 1 });
    const followed = result.renaming === undefined ? heard : steps.follow(actor, heard, result.renaming);
    return {
      by: index,
      label: ` (timer): ${result.label}`,
      state: after(state, index, { ...result, place: followed }),
      wrong: result.wrong,
      isFair: true,
    };
  }

  return async function successors(state: State): Promise<readonly Successor[]> {
    const next: Successor[] = [];
    for (const [index, actor] of scenario.actors.entries()) {
      next.push(...(await stepsOf(state, index, actor)));
      const beaten = await beat(state, index, actor);
      if (beaten) next.push(beaten);
    }
    for (const move of surroundings.moves(state)) next.push({ ...move, wrong: [] });
    return next;
  };
}
