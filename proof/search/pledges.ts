import type { Tables } from '../model/tables.ts';
import { ticks } from '../model/ticks.ts';
import type { Taken } from '../model/take-step.ts';
import type { Pledge } from './state.ts';

/** A lease is raised once less than half of it is left, so that half is what a pusher may count on. */
const pledgedTicks = Math.ceil(ticks.lease / 2);

const textOf = (pledge: Pledge) => `${pledge.repositoryId}/${pledge.imageId}/${pledge.what}`;

export function addPledges(pledges: readonly Pledge[], told: Taken['told']): readonly Pledge[] {
  const all = new Map(pledges.map((pledge) => [textOf(pledge), pledge]));
  for (const { image, what } of told) {
    const pledge = {
      repositoryId: image.repositoryId,
      imageId: image.imageId,
      what,
      ticksLeft: pledgedTicks,
    };
    all.set(textOf(pledge), pledge);
  }
  return [...all.values()].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

export const agePledges = (pledges: readonly Pledge[]): readonly Pledge[] =>
  pledges
    .map((pledge) => ({ ...pledge, ticksLeft: pledge.ticksLeft - 1 }))
    .filter((pledge) => pledge.ticksLeft >= 0);

/** What a push was told exists stays until its lease ends. */
export function brokenPledges(pledges: readonly Pledge[], tables: Tables): readonly string[] {
  const images = tables['images'] ?? [];
  const isThere = (repositoryId: string, imageId: unknown, what: Pledge['what']): boolean => {
    const image = images.find((row) => row['repository_id'] === repositoryId && row['image_id'] === imageId);
    if (!image) return false;
    if (what === 'json') return true;
    const hasBlob = (tables['blobs'] ?? []).some((row) => row['digest'] === image['digest']);
    const { parent } = image;
    return (
      image['state'] === 'complete' && hasBlob && (parent === null || isThere(repositoryId, parent, what))
    );
  };
  return pledges
    .filter((pledge) => !isThere(pledge.repositoryId, pledge.imageId, pledge.what))
    .map((pledge) => `a pusher was told of ${pledge.imageId.slice(0, 8)} (${pledge.what}), and it is gone`);
}
