import { openPull, pullImage, readAncestry } from './pull-tag.ts';
import type { World } from './world.ts';

const actor = 'last look';

/** At the end, with no fault any more: each tag is what it may be, and pulls whole. @returns how many tags there are */
export async function pullEverything(world: World): Promise<number> {
  const { journal, registers } = world;
  let count = 0;
  const pulled = new Set<string>();
  for (const repository of registers.repositories()) {
    const opened = await openPull(world, actor, repository);
    if (opened.tags === undefined && !opened.isGone) {
      journal.violation(actor, [repository], 'cannot be read, with every part well');
      continue;
    }
    const tags = opened.tags ?? {};
    for (const tag of registers.tags(repository)) {
      if (registers.mayBe(repository, tag, tags[tag])) continue;
      journal.violation(
        actor,
        [repository, tags[tag] ?? ''],
        `${tag} is ${String(tags[tag])}, which it cannot be`,
      );
    }
    if (opened.tags === undefined) continue;
    for (const [tag, imageId] of Object.entries(tags)) {
      count += 1;
      const chain = await readAncestry(world, actor, { imageId, token: opened.token });
      if (chain === undefined) journal.violation(actor, [repository, imageId], `${tag} has no ancestry`);
      for (const id of chain ?? []) {
        if (pulled.has(id)) continue;
        pulled.add(id);
        const read = await pullImage(world, actor, { imageId: id, token: opened.token });
        if (read?.isWhole !== true) journal.violation(actor, [repository, id], `${tag} does not pull whole`);
      }
    }
  }
  return count;
}
