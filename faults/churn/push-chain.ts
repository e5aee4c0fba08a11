import { randomBytes } from 'node:crypto';
import { syntheticLayer, type SyntheticLayer } from '@drydock/testing';
import type { KnownImage } from './known-images.ts';
import { tagNames, tell, type Told, type World } from './world.ts';

/** Layers that many images have: their blobs lose the last reference and get a new one all the time. */
const sharedLayers = Array.from({ length: 6 }, (_, index) =>
  syntheticLayer(3_000 + index * 500, 1_000 + index),
);
const largeBytes = 6_000_000;

function aLayer({ random }: World): SyntheticLayer {
  const dice = random.fraction();
  if (dice < 0.4) return sharedLayers[random.below(sharedLayers.length)] ?? syntheticLayer(3_000);
  return syntheticLayer(dice < 0.43 ? largeBytes : 2_000 + random.below(60_000), random.below(2 ** 30));
}

interface NewImage extends KnownImage {
  readonly layer: SyntheticLayer;
}

function anImageOn(world: World, repository: string, parent: KnownImage | undefined): NewImage {
  const id = randomBytes(32).toString('hex');
  const json = JSON.stringify({ id, ...(parent && { parent: parent.id }) });
  const chain = [...(parent?.chain ?? []), id];
  return { id, json, layer: aLayer(world), repository, parent: parent?.id, chain };
}

/** What a push was told is there, and when it asked. */
type Promised = Map<string, number>;

/** A refusal that says that something is not there, though the push was told otherwise and its lease runs. */
function judgeRefusal(world: World, actor: string, promised: Promised, about: KnownImage, told: Told): void {
  if (told.kind !== 'refused') return;
  world.journal.count('pushes that had to begin again');
  // A lease is only moved when it moves by more than half, so half of it is sure.
  const sureMs = world.leaseMs / 2;
  const needed = [about.id, ...(about.parent === undefined ? [] : [about.parent])];
  for (const id of needed) {
    const at = promised.get(id);
    if (at === undefined || performance.now() - at > sureMs) continue;
    if (world.deletions.mayHaveBeenSince(about.repository, at - world.leaseMs)) continue;
    if (told.status !== 404 && told.status !== 400) continue;
    world.journal.violation(actor, [id, about.repository], `refused within the lease: ${told.text}`);
  }
}

async function pushImage(
  world: World,
  push: { readonly actor: string; readonly token: string; readonly promised: Promised },
  image: NewImage,
): Promise<boolean> {
  const { actor, token, promised } = push;
  const put = async (part: string, headers: Record<string, string>, body?: string | Uint8Array) => {
    const askedAt = performance.now();
    const told = await tell(world, actor, [image.id, image.repository, image.layer.sha256], {
      method: 'PUT',
      path: `/v1/images/${image.id}/${part}`,
      headers: { Authorization: token, ...headers },
      ...(body !== undefined && { body }),
    });
    judgeRefusal(world, actor, promised, image, told);
    if (told.kind === 'done') promised.set(image.id, askedAt);
    return told.kind === 'done';
  };
  const checksum = image.layer.payloadChecksum(image.json);
  return (
    (await put('json', { 'Content-Type': 'application/json' }, image.json)) &&
    (await put('layer', { 'Content-Type': 'application/octet-stream' }, image.layer.bytes)) &&
    (await put('checksum', { 'X-Docker-Checksum-Payload': checksum }))
  );
}

/** An engine's push: an image of one to three new layers, upon one that is there already or upon nothing. */
export async function pushChain(
  world: World,
  actor: string,
  { isShared }: { isShared: boolean },
): Promise<void> {
  const { journal, random, user, registers } = world;
  const repository = random.pick(world.repositories);
  const bases = isShared ? world.images.recent(repository).slice(-8) : [];
  const base = bases[random.below(bases.length)];
  const images: NewImage[] = [];
  for (let left = 1 + random.below(isShared ? 2 : 3); left > 0; left -= 1) {
    images.push(anImageOn(world, repository, images.at(-1) ?? base));
  }
  const [top] = images.slice(-1);
  if (top === undefined) return;
  const announced = await tell(world, actor, [repository, ...top.chain], {
    method: 'PUT',
    path: `/v1/repositories/${repository}/`,
    headers: {
      Authorization: user.authorization,
      'Content-Type': 'application/json',
      'X-Docker-Token': 'true',
    },
    body: JSON.stringify(top.chain.map((id) => ({ id }))),
  });
  if (announced.kind !== 'done') return;
  const token = `Token ${announced.response.header('X-Docker-Token') ?? ''}`;
  const promised: Promised = new Map();
  if (base) {
    // What answers 200 is skipped; the rest of the chain is kept by its rows.
    const askedAt = performance.now();
    const there = await tell(world, actor, [base.id, repository], {
      path: `/v1/images/${base.id}/json`,
      headers: { Authorization: token },
    });
    if (there.kind !== 'done') return;
    promised.set(base.id, askedAt);
  }
  for (const image of images) {
    if (!(await pushImage(world, { actor, token, promised }, image))) return;
    world.images.add(image);
    journal.count('layers acknowledged');
    journal.count('bytes pushed', image.layer.bytes.length);
  }
  const tag = random.pick(tagNames);
  const write = registers.begin(repository, tag, top.id);
  const told = await tell(world, actor, [top.id, repository], {
    method: 'PUT',
    path: `/v1/repositories/${repository}/tags/${tag}`,
    headers: { Authorization: token, 'Content-Type': 'application/json' },
    body: JSON.stringify(top.id),
  });
  judgeRefusal(world, actor, promised, top, told);
  if (told.kind === 'refused') write.refused();
  if (told.kind !== 'done') return;
  write.acknowledged();
  await tell(world, actor, [repository], {
    method: 'PUT',
    path: `/v1/repositories/${repository}/images`,
    headers: { Authorization: user.authorization, 'Content-Type': 'application/json' },
    body: '[]',
  });
  journal.count('pushes done');
}
