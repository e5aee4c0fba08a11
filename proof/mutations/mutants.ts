import type { Mutation } from '../model/mutation.ts';
import type { Scenario } from '../model/scenario.ts';
import { brokenConnections, lateWrite, rotAndHeal } from '../scenarios/faults.ts';
import {
  childOfSkipped,
  jsonInUpload,
  publishAgain,
  skip,
  tagIncomplete,
  upload,
} from '../scenarios/pushes.ts';
import type { Pair } from '../statements/pair.ts';
import {
  healTwice,
  publishReviewBlob,
  publishSameImage,
  reviewSweep,
  tagDeleteRepository,
  tagRestore,
  verifyHeal,
} from '../statements/pairs.ts';
import * as mutation from './mutations.ts';

export interface Mutant {
  readonly mutation: Mutation;
  /** In which it must be caught. */
  readonly within: Scenario | Pair;
  /** What must be said to be broken. */
  readonly breaks: RegExp;
}

export const mutants: readonly Mutant[] = [
  { mutation: mutation.noForeignKey, within: childOfSkipped, breaks: /./ },
  { mutation: mutation.noForeignKey, within: publishReviewBlob, breaks: /./ },
  {
    mutation: mutation.publishBeforeEnd,
    within: upload,
    breaks: /is available and its object .* is not there/,
  },
  { mutation: mutation.keyReused, within: publishAgain, breaks: /./ },
  {
    mutation: mutation.objectFirst,
    within: publishAgain,
    breaks: /is available and its object .* is not there/,
  },
  { mutation: mutation.noLease, within: skip, breaks: /was told of/ },
  { mutation: mutation.noChainWalk, within: tagIncomplete, breaks: /a tag without a complete chain/ },
  { mutation: mutation.reviewsOnce, within: reviewSweep, breaks: /nobody will look at/ },
  { mutation: mutation.verdictByDigest, within: rotAndHeal, breaks: /its object .* is good/ },
  { mutation: mutation.verdictByDigest, within: verifyHeal, breaks: /good successor/ },
  { mutation: mutation.deletedOnce, within: lateWrite, breaks: /no row knows it/ },
  { mutation: mutation.failedDeletedOnce, within: brokenConnections, breaks: /no row knows it/ },
  { mutation: mutation.revisionKept, within: jsonInUpload, breaks: /is not that of its JSON/ },
  { mutation: mutation.imageNotLocked, within: publishSameImage, breaks: /nobody will look at/ },
  { mutation: mutation.blobNotLocked, within: healTwice, breaks: /a live object that no blob refers to/ },
  {
    mutation: mutation.givenUpPublished,
    within: upload,
    breaks: /is not there|not live/,
  },
  { mutation: mutation.toldWithoutLease, within: skip, breaks: /was told of/ },
  {
    mutation: mutation.repositoryNotHeld,
    within: tagDeleteRepository,
    breaks: /a tag of a repository that is in the trash/,
  },
  { mutation: mutation.tagWrittenOver, within: tagRestore, breaks: /nobody will look at/ },
  { mutation: mutation.leasedReviewDropped, within: upload, breaks: /nobody will look at/ },
];
