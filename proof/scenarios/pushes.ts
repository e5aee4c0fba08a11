import { founder, tagDeleter } from '../actors/owner.ts';
import { pusher } from '../actors/pusher.ts';
import { worker } from '../actors/worker.ts';
import { scenario } from './scenario.ts';

const base = { letter: 'a', layer: 'layer one' };
const child = { letter: 'b', parent: 'a', layer: 'layer two' };
const founded = [founder(1, 'ab')];
const pushed = [...founded, pusher({ name: 'earlier', repository: 1, image: base, tag: 'old' })];

export const skip = scenario({
  name: 'skip',
  about:
    'A push is told that an image is there and tags it, while its only tag is deleted and all is collected.',
  before: pushed,
  actors: [
    pusher({ name: 'pusher', repository: 1, image: base, does: ['look', 'tag'], tag: 'new' }),
    tagDeleter('deleter', { repository: 1, tag: 'old' }),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const upload = scenario({
  name: 'upload',
  about: 'A push of one image, with heartbeats, while uploads are given up and all is collected.',
  before: founded,
  hasHeartbeats: true,
  actors: [
    pusher({ name: 'pusher', repository: 1, image: base, tag: 'new' }),
    worker('worker', ['reviewImages', 'reviewBlobs', 'reapObjects', 'giveUpUploads']),
  ],
});

export const childOfSkipped = scenario({
  name: 'child-of-skipped',
  about:
    'A push is told of the base and sends a child of it, while the base loses its tag and all is collected.',
  before: pushed,
  actors: [
    pusher({ name: 'looker', repository: 1, image: base, does: ['look'] }),
    pusher({ name: 'pusher', repository: 1, image: child, does: ['json'] }),
    tagDeleter('deleter', { repository: 1, tag: 'old' }),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});
