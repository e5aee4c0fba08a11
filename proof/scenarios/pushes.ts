import { founder, tagDeleter } from '../actors/owner.ts';
import { pusher } from '../actors/pusher.ts';
import { worker } from '../actors/worker.ts';
import { later, type Before } from '../model/scenario.ts';
import { collected, scenario } from './scenario.ts';

const uploadJobs = ['reviewImages', 'reviewBlobs', 'reapObjects', 'giveUpUploads'] as const;
const base = { letter: 'a', layer: 'layer one' };
const child = { letter: 'b', parent: 'a', layer: 'layer two' };
const twin = { letter: 'b', layer: 'layer one' };
const founded: readonly Before[] = [founder(1, 'ab')];
const pushed: readonly Before[] = [
  ...founded,
  pusher({ name: 'earlier', repository: 1, image: base, tag: 'old' }),
  later,
];

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

export const skipTwoWorkers = scenario({
  name: 'skip-two-workers',
  about: 'As skip, with two workers.',
  before: pushed,
  actors: [...skip.actors, worker('second', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects'])],
  isLong: true,
});

export const skipByRefusal = scenario({
  name: 'skip-by-refusal',
  about: 'A push sends the JSON of an image that is there and is refused, while the image is collected.',
  before: [
    ...founded,
    pusher({ name: 'earlier', repository: 1, image: base, does: ['json', 'layer', 'checksum'] }),
    later,
  ],
  actors: [
    pusher({ name: 'pusher', repository: 1, image: base, does: ['json', 'tag'], tag: 'new' }),
    worker('worker', ['reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const upload = scenario({
  name: 'upload',
  about: 'A push of one image, with heartbeats, while uploads are given up and all is collected.',
  before: founded,
  hasHeartbeats: true,
  actors: [pusher({ name: 'pusher', repository: 1, image: base, tag: 'new' }), worker('worker', uploadJobs)],
});

export const childOfSkipped = scenario({
  name: 'child-of-skipped',
  about:
    'A push is told of the base and puts a child on it, while the base loses its tag and all is collected.',
  before: pushed,
  actors: [
    pusher({ name: 'looker', repository: 1, image: base, does: ['look'] }),
    pusher({ name: 'pusher', repository: 1, image: child, does: ['json'] }),
    tagDeleter('deleter', { repository: 1, tag: 'old' }),
    worker('worker', ['sweepTrash', 'reviewImages', 'reviewBlobs', 'reapObjects']),
  ],
});

export const sameLayerTwice = scenario({
  name: 'same-layer-twice',
  about: 'Two pushes send the same new layer at once, for two images.',
  before: [
    ...founded,
    pusher({ name: 'json-a', repository: 1, image: base, does: ['json'] }),
    pusher({ name: 'json-b', repository: 1, image: twin, does: ['json'] }),
  ],
  actors: [
    pusher({ name: 'first', repository: 1, image: base, does: ['layer'] }),
    pusher({ name: 'second', repository: 1, image: twin, does: ['layer'] }),
  ],
  collectsNothing: true,
});

export const sameLayerTwiceCollected = collected(sameLayerTwice, uploadJobs);

export const publishAgain = scenario({
  name: 'publish-again',
  about: 'A push sends a layer whose blob is just being collected.',
  before: [
    ...founded,
    pusher({ name: 'earlier', repository: 1, image: twin, does: ['json', 'layer', 'checksum'] }),
    worker('verifier', ['verify']),
    later,
    pusher({ name: 'json-a', repository: 1, image: base, does: ['json'] }),
  ],
  actors: [
    pusher({ name: 'pusher', repository: 1, image: base, does: ['layer'] }),
    worker('worker', uploadJobs),
  ],
});

export const publishAgainWhole = scenario({
  ...publishAgain,
  name: 'publish-again-whole',
  about: 'As publish-again, to the end of the push.',
  actors: [
    pusher({ name: 'pusher', repository: 1, image: base, does: ['layer', 'checksum'] }),
    worker('worker', uploadJobs),
  ],
  isLong: true,
});

export const jsonInUpload = scenario({
  name: 'json-in-mid-upload',
  about: 'Another JSON of an image comes while its layer is uploaded, and is uploaded upon.',
  before: [...founded, pusher({ name: 'json-a', repository: 1, image: base, does: ['json'] })],
  actors: [
    pusher({ name: 'uploader', repository: 1, image: base, does: ['layer', 'checksum'] }),
    pusher({ name: 'repeater', repository: 1, image: { ...base, comment: 'again' }, does: ['json'] }),
  ],
  collectsNothing: true,
});

export const jsonInUploadCollected = collected(jsonInUpload, uploadJobs);

export const otherParent = scenario({
  name: 'other-parent',
  about:
    'The JSON of an unfinished image comes again with another parent, while a child is put on it and it is tagged.',
  before: [
    founder(1, 'abc'),
    pusher({ name: 'json-a', repository: 1, image: base, does: ['json', 'layer'] }),
    pusher({ name: 'json-c', repository: 1, image: { letter: 'c', layer: 'layer two' }, does: ['json'] }),
  ],
  actors: [
    pusher({ name: 'repeater', repository: 1, image: { ...base, parent: 'c' }, does: ['json'] }),
    pusher({ name: 'finisher', repository: 1, image: base, does: ['checksum', 'tag'], tag: 'new' }),
    pusher({ name: 'child', repository: 1, image: child, does: ['json'] }),
  ],
  collectsNothing: true,
});

export const otherParentCollected = collected(otherParent, uploadJobs);

export const tagIncomplete = scenario({
  name: 'tag-incomplete',
  about: 'A chain is tagged whose base may not be complete yet, while the base is uploaded.',
  before: [
    ...founded,
    pusher({ name: 'json-a', repository: 1, image: base, does: ['json'] }),
    pusher({ name: 'earlier', repository: 1, image: child, does: ['json', 'layer', 'checksum'] }),
  ],
  actors: [
    pusher({ name: 'uploader', repository: 1, image: base, does: ['layer', 'checksum'] }),
    pusher({ name: 'tagger', repository: 1, image: child, does: ['tag'], tag: 'new' }),
  ],
  collectsNothing: true,
});

export const tagIncompleteCollected = collected(tagIncomplete, uploadJobs);
