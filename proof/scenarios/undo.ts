import {
  founder,
  historyRestorer,
  repositoryDeleter,
  repositoryRestorer,
  tagDeleter,
  tagRestorer,
} from '../actors/owner.ts';
import { pusher } from '../actors/pusher.ts';
import { worker } from '../actors/worker.ts';
import { later, type Before } from '../model/scenario.ts';
import { scenario } from './scenario.ts';

const base = { letter: 'a', layer: 'layer one' };
const other = { letter: 'b', layer: 'layer two' };
const founded: readonly Before[] = [founder(1, 'ab'), founder(2, 'a')];
const tagged: readonly Before[] = [
  ...founded,
  pusher({ name: 'earlier', repository: 1, image: base, tag: 'x' }),
];
const all = ['sweepTrash', 'sweepHistory', 'reviewImages', 'reviewBlobs', 'reapObjects'] as const;

export const deleteAndRestore = scenario({
  name: 'delete-and-restore',
  about: 'A tag is deleted and taken out of the trash, while that is emptied and all is collected.',
  before: [...tagged, later],
  actors: [
    tagDeleter('deleter', { repository: 1, tag: 'x' }),
    tagRestorer('restorer', 1),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const moveAndRestore = scenario({
  name: 'move-and-restore',
  about: 'A tag is moved and moved back by its history, while that is emptied and all is collected.',
  before: [
    ...tagged,
    pusher({ name: 'earlier-b', repository: 1, image: other, does: ['json', 'layer', 'checksum'] }),
    later,
  ],
  actors: [
    pusher({ name: 'mover', repository: 1, image: other, does: ['look', 'tag'], tag: 'x' }),
    historyRestorer('restorer', { repository: 1, tag: 'x' }),
    worker('worker', ['sweepHistory', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const repositoryTrash = scenario({
  name: 'repository-trash',
  about: 'A repository is deleted and restored, while an image of it is tagged and all is collected.',
  before: [...tagged, later],
  actors: [
    repositoryDeleter('deleter', 1),
    repositoryRestorer('restorer', 1),
    pusher({ name: 'tagger', repository: 1, image: base, does: ['look', 'tag'], tag: 'y' }),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const linked = scenario({
  name: 'link',
  about:
    'An image is linked from another repository and tagged, while it loses its tag there and all is collected.',
  before: [...tagged, later],
  actors: [
    pusher({ name: 'linker', repository: 2, links: [1], image: base, does: ['look', 'tag'], tag: 'y' }),
    tagDeleter('deleter', { repository: 1, tag: 'x' }),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const twoWorkers = scenario({
  name: 'two-workers',
  about: 'Two workers take every job at once after a tag is deleted.',
  before: [
    ...tagged,
    pusher({ name: 'earlier-b', repository: 1, image: { ...other, parent: 'a' }, tag: 'x' }),
    later,
  ],
  actors: [tagDeleter('deleter', { repository: 1, tag: 'x' }), worker('first', all), worker('second', all)],
  isLong: true,
});
