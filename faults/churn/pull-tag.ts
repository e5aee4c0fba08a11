import { readLayer } from '../support/read-layer.ts';
import { tell, type World } from './world.ts';

export interface PulledLayer {
  readonly imageId: string;
  readonly isWhole: boolean;
}

/** One image's JSON and layer, held against what was pushed. @returns undefined when it is not to be had now */
export async function pullImage(
  world: World,
  actor: string,
  { imageId, token }: { readonly imageId: string; readonly token: string },
): Promise<PulledLayer | undefined> {
  const { journal, stack } = world;
  const image = world.images.find(imageId);
  if (image === undefined) {
    journal.violation(actor, [imageId], 'an image that nobody pushed whole');
    return undefined;
  }
  const about = [imageId, image.repository, image.layer.sha256];
  const json = await tell(world, actor, about, {
    path: `/v1/images/${imageId}/json`,
    headers: { Authorization: token },
  });
  if (json.kind !== 'done') return undefined;
  if (json.response.text() !== image.json) journal.violation(actor, about, 'another JSON than was pushed');
  const read = await readLayer(stack.deployment.url, { imageId, authorization: token }).catch(
    (error: unknown) => {
      journal.violation(actor, about, error instanceof Error ? error.message : String(error));
      return undefined;
    },
  );
  journal.note(actor, about, `GET layer → ${JSON.stringify(read)}`);
  journal.count(`layer reads: ${read?.kind ?? 'broken'}`);
  if (read?.kind === 'whole') journal.count('bytes pulled', read.sizeBytes);
  if (read?.kind === 'whole' && read.sha256 !== image.layer.sha256) {
    journal.violation(actor, about, `another layer than was pushed: ${read.sha256}`);
  }
  if (read?.kind === 'refused' && read.status === 500)
    journal.violation(actor, about, `GET layer → 500 ${read.text}`);
  return { imageId, isWhole: read?.kind === 'whole' };
}

/** Ids of an image's chain, itself first; undefined when they are not to be had now. */
export async function readAncestry(
  world: World,
  actor: string,
  { imageId, token }: { readonly imageId: string; readonly token: string },
): Promise<readonly string[] | undefined> {
  const told = await tell(world, actor, [imageId], {
    path: `/v1/images/${imageId}/ancestry`,
    headers: { Authorization: token },
  });
  if (told.kind !== 'done') return undefined;
  const ids = told.response.json() as readonly string[];
  const pushed = world.images.find(imageId)?.chain;
  if (pushed && JSON.stringify(ids) !== JSON.stringify(pushed.toReversed())) {
    world.journal.violation(
      actor,
      [imageId, ...ids],
      `another ancestry than was pushed: ${pushed.join(' ')}`,
    );
  }
  return ids;
}

/** A pull token and the tags; undefined when there is no such repository or it can't be had now. */
export async function openPull(world: World, actor: string, repository: string) {
  const index = await tell(world, actor, [repository], {
    path: `/v1/repositories/${repository}/images`,
    headers: { Authorization: world.user.authorization, 'X-Docker-Token': 'true' },
  });
  if (index.kind !== 'done')
    return { isGone: index.kind === 'refused' && index.status === 404, tags: undefined };
  const given = index.response.header('X-Docker-Token');
  const token = given === undefined ? world.user.authorization : `Token ${given}`;
  const told = await tell(world, actor, [repository], {
    path: `/v1/repositories/${repository}/tags`,
    headers: { Authorization: token },
  });
  if (told.kind !== 'done') return { isGone: false, tags: undefined };
  return { isGone: false, token, tags: told.response.json() as Readonly<Record<string, string>> };
}

/** What an engine does for `docker pull NAME:TAG`, without skipping anything. */
export async function pullTag(world: World, actor: string): Promise<void> {
  const repository = world.random.pick(world.repositories);
  const opened = await openPull(world, actor, repository);
  if (opened.tags === undefined) return;
  const ids = Object.values(opened.tags);
  const imageId = ids[world.random.below(ids.length)];
  if (imageId === undefined) return;
  const chain = await readAncestry(world, actor, { imageId, token: opened.token });
  if (chain === undefined) return;
  for (const id of chain.toReversed()) {
    const pulled = await pullImage(world, actor, { imageId: id, token: opened.token });
    if (pulled?.isWhole !== true) return;
  }
  world.journal.count('pulls done');
}
