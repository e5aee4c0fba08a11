import { founder, tagDeleter } from '../actors/owner.ts';
import { pusher } from '../actors/pusher.ts';
import { worker } from '../actors/worker.ts';
import type { Actor } from '../model/actor.ts';
import { later } from '../model/scenario.ts';
import type { Pair } from './pair.ts';
import * as does from './sides.ts';

const one = { letter: 'a', layer: 'layer one' };
const same = { letter: 'b', layer: 'layer one' };
const other = { letter: 'a', layer: 'layer two' };
const child = { letter: 'b', parent: 'a', layer: 'layer two' };

const founded = founder(1, 'abc');
const json = (image: typeof one & { readonly parent?: string }, name = `json ${image.letter}`): Actor =>
  pusher({ name, repository: 1, image, does: ['json'] });
const pushed = (image: typeof one & { readonly parent?: string }, tag?: string): Actor =>
  pusher({
    name: `earlier-${image.letter}`,
    repository: 1,
    image,
    does: tag === undefined ? ['json', 'layer', 'checksum'] : ['json', 'layer', 'checksum', 'tag'],
    ...(tag === undefined ? {} : { tag }),
  });
const key = (name: string) => `blobs/${name}/1`;
const deleted = tagDeleter('deleter', { repository: 1, tag: 'x' });

const pair = (name: string, about: string, given: Pick<Pair, 'before' | 'sides' | 'wrong'>): Pair => ({
  name,
  about,
  ...given,
  before: [founded, ...given.before],
});

const publishOne = does.publish('publish one', one, key('one'));

export const publishSameLayer = pair(
  'publish × publish, same layer',
  'Two images get the same new layer at once.',
  {
    before: [json(one), json(same), does.staged(key('one')), does.staged(key('two'))],
    sides: [publishOne, does.publish('publish two', same, key('two'))],
  },
);

export const publishSameImage = pair('publish × publish, same image', 'One image gets two layers at once.', {
  before: [json(one), does.staged(key('one')), does.staged(key('two'))],
  sides: [publishOne, does.publish('publish two', other, key('two'))],
});

export const healTwice = pair(
  'publish × publish, unverified',
  'Two pushes replace the object of a blob that nobody has read.',
  {
    before: [
      pushed({ letter: 'c', layer: one.layer }),
      json(one),
      json(same),
      does.staged(key('one')),
      does.staged(key('two')),
    ],
    sides: [publishOne, does.publish('publish two', same, key('two'))],
  },
);

export const publishReviewBlob = pair(
  'publish × blob review',
  'A layer is published whose blob is just being collected.',
  {
    before: [
      pushed(same),
      worker('verifier', ['verify']),
      later,
      worker('collector', ['reviewImages']),
      later,
      json(one),
      does.staged(key('one')),
    ],
    sides: [publishOne, does.job('blob review', 'reviewBlobs')],
  },
);

export const publishPutJson = pair(
  'publish × PUT json',
  'The JSON comes again while its layer is published.',
  {
    before: [json(one), does.staged(key('one'))],
    sides: [publishOne, does.putJson('put json', one)],
  },
);

export const publishPutParent = pair(
  'publish × PUT json with another parent',
  'The row is replaced while its layer is published.',
  {
    before: [json(same), json(one), does.staged(key('one'))],
    sides: [publishOne, does.putJson('put json', { ...one, parent: 'b' })],
  },
);

export const parentParent = pair('parent × parent', 'Two images become each other’s parents at once.', {
  before: [json(one), json(same)],
  sides: [does.putJson('a on b', { ...one, parent: 'b' }), does.putJson('b on a', { ...same, parent: 'a' })],
});

export const reviewTagDelete = pair(
  'review × tag delete',
  'The last tag goes while its image is looked at.',
  {
    before: [pushed(one, 'x'), later],
    sides: [does.job('image review', 'reviewImages'), does.deleteTag('delete tag', 'x')],
  },
);

export const reviewSweep = pair(
  'review × trash sweep',
  'The trash is emptied while its image is looked at.',
  {
    before: [pushed(one, 'x'), deleted, later],
    sides: [does.job('image review', 'reviewImages'), does.job('trash sweep', 'sweepTrash')],
  },
);

export const existsReview = pair(
  'Exists × review',
  'A pusher asks for an image that is just being collected.',
  {
    before: [pushed(one), later],
    sides: [does.exists('exists', 'a'), does.job('image review', 'reviewImages')],
  },
);

export const tagReview = pair('Tag × review', 'An image is tagged that is just being collected.', {
  before: [pushed(one), later],
  sides: [does.moveTag('tag', 'x', 'a'), does.job('image review', 'reviewImages')],
});

export const tagChildReview = pair('Tag × PUT json', 'A chain is tagged while its base is started again.', {
  before: [json(one), pushed(child)],
  sides: [does.moveTag('tag', 'x', 'b'), does.putJson('put json', one)],
});

export const childReview = pair(
  'PUT json × review of its parent',
  'A child is put on an image that is just being collected.',
  {
    before: [pushed(one), later],
    sides: [does.putJson('put child', child), does.job('image review', 'reviewImages')],
  },
);

export const linkReview = pair(
  'Link × review',
  'A chain is linked from a repository in which it is just being collected.',
  {
    before: [founder(2, 'a'), pushed(one), later],
    sides: [does.link('link', 'a', { from: 1, to: 2 }), does.job('image review', 'reviewImages')],
  },
);

export const linkReviewBlob = pair('Link × blob review', 'A chain is linked while its blob is looked at.', {
  before: [
    founder(2, 'a'),
    pushed(one, 'x'),
    pushed(same),
    later,
    worker('collector', ['reviewImages']),
    later,
  ],
  sides: [does.link('link', 'a', { from: 1, to: 2 }), does.job('blob review', 'reviewBlobs')],
});

export const verifyHeal = pair(
  'verifier × heal',
  'A blob is called corrupt while a push replaces its object.',
  {
    before: [pushed(same), json(one), does.staged(key('one'))],
    sides: [
      does.verdict('verdict', one.layer, { storageKey: 'blobs/earlier-b/1-1', state: 'corrupt' }),
      publishOne,
    ],
    wrong: (tables) =>
      (tables['blobs'] ?? [])
        .filter((blob) => blob['storage_key'] === key('one') && blob['state'] === 'corrupt')
        .map(() => 'the verdict on the old object says that its good successor is corrupt'),
  },
);

export const reviewReview = pair('review × review', 'Two workers look at the same images.', {
  before: [pushed(one), pushed(child), later],
  sides: [does.job('first worker', 'reviewImages'), does.job('second worker', 'reviewImages')],
});

export const restoreSweep = pair(
  'restore × trash sweep',
  'A deleted tag is taken out of the trash while that is emptied.',
  {
    before: [pushed(one, 'x'), deleted, later],
    sides: [does.restoreTrash('restore'), does.job('trash sweep', 'sweepTrash')],
  },
);

export const revisionSweep = pair(
  'restore revision × history sweep',
  'A tag is moved back while its history is emptied.',
  {
    before: [pushed(one, 'x'), pushed({ letter: 'c', layer: 'layer two' }, 'x'), later],
    sides: [does.restoreRevision('restore', 'x'), does.job('history sweep', 'sweepHistory')],
  },
);

export const tagTag = pair('Tag × Tag', 'Two pushes put the same new tag on images of theirs.', {
  before: [pushed(one), pushed({ letter: 'c', layer: 'layer two' })],
  sides: [does.moveTag('tag a', 'x', 'a'), does.moveTag('tag c', 'x', 'c')],
});

export const tagRestore = pair('Tag × restore', 'A tag is put while it comes back from the trash.', {
  before: [
    pushed(one, 'x'),
    deleted,
    later,
    worker('collector', ['reviewImages']),
    pushed({ letter: 'c', layer: 'layer two' }),
  ],
  sides: [does.moveTag('tag', 'x', 'c'), does.restoreTrash('restore')],
});

export const tagDeleteRepository = pair(
  'Tag × delete repository',
  'A tag is put while its repository goes to the trash.',
  {
    before: [pushed(one)],
    sides: [does.moveTag('tag', 'x', 'a'), does.deleteRepository('delete repository')],
    wrong: (tables) =>
      (tables['repositories'] ?? [])
        .filter(
          ({ state, repository_id }) =>
            state === 'trashed' &&
            (tables['tags'] ?? []).some((tag) => tag['repository_id'] === repository_id),
        )
        .map(() => 'a tag of a repository that is in the trash'),
  },
);

export const publishGiveUp = pair('publish × give up', 'An upload is given up while it is published.', {
  before: [json(one), does.staged(key('one')), later],
  sides: [publishOne, does.job('give up', 'giveUpUploads')],
});

export const reapReap = pair('reap × reap', 'Two workers remove the same doomed objects.', {
  before: [json(one), does.staged(key('one')), later, worker('giver', ['giveUpUploads'])],
  sides: [does.reap('first reaper'), does.reap('second reaper')],
});

export const beatGiveUp = pair(
  'heartbeat × give up',
  'An upload is given up while it says that it goes on.',
  {
    before: [json(one), does.staged(key('one')), later],
    sides: [does.heartbeat('heartbeat', 'a', key('one')), does.job('give up', 'giveUpUploads')],
  },
);

export const checksumJson = pair('checksum × PUT json', 'An image is completed while its JSON comes again.', {
  before: [pusher({ name: 'earlier', repository: 1, image: one, does: ['json', 'layer'] })],
  sides: [does.checksum('checksum', one), does.putJson('put json', one)],
});

export const pairs: readonly Pair[] = [
  publishSameLayer,
  publishSameImage,
  healTwice,
  publishReviewBlob,
  publishPutJson,
  publishPutParent,
  parentParent,
  reviewTagDelete,
  reviewSweep,
  existsReview,
  tagReview,
  tagChildReview,
  childReview,
  linkReview,
  linkReviewBlob,
  verifyHeal,
  reviewReview,
  restoreSweep,
  revisionSweep,
  tagTag,
  tagRestore,
  tagDeleteRepository,
  publishGiveUp,
  reapReap,
  beatGiveUp,
  checksumJson,
];
