import { anyFormer } from './tag-registers.ts';
import { tagNames, tell, type World } from './world.ts';

/** Moves a tag to an image that was pushed into the repository at some time, which may be gone. */
export async function moveTag(world: World, actor: string): Promise<void> {
  const { random, registers, user, journal } = world;
  const repository = random.pick(world.repositories);
  const recent = world.images.recent(repository);
  const image = recent[random.below(recent.length)];
  if (image === undefined) return;
  const tag = random.pick(tagNames);
  const write = registers.begin(repository, tag, image.id);
  const told = await tell(world, actor, [image.id, repository], {
    method: 'PUT',
    path: `/v1/repositories/${repository}/tags/${tag}`,
    headers: { Authorization: user.authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify(image.id),
  });
  if (told.kind === 'refused') write.refused();
  if (told.kind === 'done') {
    write.acknowledged();
    journal.count('tags moved');
  }
}

/** A tag in most cases, at times the repository. */
export async function deleteSomething(world: World, actor: string): Promise<void> {
  const { random, registers, user, journal } = world;
  const repository = random.pick(world.repositories);
  const tag = random.fraction() < 0.9 ? random.pick(tagNames) : undefined;
  const write = registers.begin(repository, tag, undefined);
  const ask = () =>
    tell(world, actor, [repository], {
      method: 'DELETE',
      path: `/v1/repositories/${repository}/${tag === undefined ? '' : `tags/${tag}`}`,
      headers: { Authorization: user.authorization },
    });
  const told = tag === undefined ? await world.deletions.during(repository, ask) : await ask();
  if (told.kind === 'refused') write.refused();
  if (told.kind === 'done') {
    write.acknowledged();
    journal.count(tag === undefined ? 'repositories deleted' : 'tags deleted');
  }
}

interface TrashItem {
  readonly id: string;
  readonly repository: string;
  readonly tag: string | null;
}

/** Takes one of what is in the trash back, if it is still there by then and its name is free. */
export async function restoreSomething(world: World, actor: string): Promise<void> {
  const { random, registers, user, journal } = world;
  const headers = { Authorization: user.authorization };
  const listed = await tell(world, actor, [], { path: '/api/trash', headers });
  if (listed.kind !== 'done') return;
  const { items } = listed.response.json() as { readonly items: readonly TrashItem[] };
  const item = items[random.below(items.length)];
  if (item === undefined) return;
  const write = registers.begin(item.repository, item.tag ?? undefined, anyFormer);
  const ask = () =>
    tell(world, actor, [item.repository, item.id], {
      method: 'POST',
      path: `/api/trash/${item.id}/restore`,
      headers,
    });
  const told = item.tag === null ? await world.deletions.during(item.repository, ask) : await ask();
  if (told.kind === 'refused') write.refused();
  if (told.kind === 'done') {
    write.acknowledged();
    journal.count(item.tag === null ? 'repositories restored' : 'tags restored');
  }
}
