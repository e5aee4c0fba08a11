import { founder } from '../actors/owner.ts';
import { pusher } from '../actors/pusher.ts';
import { collectionAndVerification, worker } from '../actors/worker.ts';
import { later, type Before } from '../model/scenario.ts';
import { scenario } from './scenario.ts';

const image = { letter: 'a', layer: 'layer one' };
const other = { letter: 'b', layer: 'layer one' };
const founded: readonly Before[] = [
  founder(1, 'ab'),
  pusher({ name: 'json-a', repository: 1, image, does: ['json'] }),
];

export const lateWrite = scenario({
  name: 'late-write',
  about: 'An upload is silent, is given up, and its bytes land late, or never.',
  before: founded,
  actors: [
    pusher({ name: 'pusher', repository: 1, image, does: ['layer'] }),
    worker('worker', ['giveUpUploads', 'reapObjects', 'reviewImages', 'reviewBlobs']),
  ],
});

export const brokenConnections = scenario({
  name: 'broken-connections',
  about: 'Once, a transaction or a store call of an upload or a job is refused, or done without an answer.',
  before: founded,
  faults: 1,
  actors: [
    pusher({ name: 'pusher', repository: 1, image, does: ['layer', 'checksum'] }),
    worker('worker', ['giveUpUploads', 'reapObjects', 'reviewImages', 'reviewBlobs']),
  ],
});

export const clockInUpload = scenario({
  name: 'clock-in-upload',
  about: 'The database’s clock is set forward or back once while a layer is uploaded and all is collected.',
  before: founded,
  clockSets: 1,
  // Set forward between the two deletions of a key, it lets a write land after both.
  mayLeaveOrphans: true,
  actors: [
    pusher({ name: 'pusher', repository: 1, image, does: ['layer'] }),
    worker('worker', ['giveUpUploads', 'reapObjects', 'reviewImages', 'reviewBlobs']),
  ],
  isLong: true,
});

export const clockInSkip = scenario({
  name: 'clock-in-skip',
  about:
    'The database’s clock is set forward or back once while an image is skipped and tagged, and all is collected.',
  before: [
    founder(1, 'a'),
    pusher({ name: 'earlier', repository: 1, image, does: ['json', 'layer', 'checksum'] }),
    later,
  ],
  clockSets: 1,
  actors: [
    pusher({ name: 'pusher', repository: 1, image, does: ['look', 'tag'], tag: 'new' }),
    worker('worker', ['reapObjects', 'reviewImages', 'reviewBlobs']),
  ],
});

export const rotAndHeal = scenario({
  name: 'rot-and-heal',
  about: 'An object rots, a verifier reads it, and a push of the same layer comes in between.',
  before: [
    founder(1, 'ab'),
    pusher({ name: 'earlier', repository: 1, image, tag: 'x' }),
    later,
    pusher({ name: 'json-b', repository: 1, image: other, does: ['json'] }),
  ],
  rots: 1,
  actors: [
    pusher({ name: 'pusher', repository: 1, image: other, does: ['layer'] }),
    worker('worker', ['verify']),
    worker('collector', ['reapObjects']),
  ],
  collectsNothing: true,
});

export const everything = scenario({
  name: 'rot-and-heal-and-collect',
  about: 'As rot-and-heal, with every job.',
  before: rotAndHeal.before,
  rots: 1,
  actors: [
    pusher({ name: 'pusher', repository: 1, image: other, does: ['layer', 'checksum'] }),
    worker('worker', collectionAndVerification),
  ],
  isLong: true,
});
