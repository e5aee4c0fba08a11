import type { StorageWindows } from '@drydock/registry-postgres';

/** The model's clock moves by this much. Windows are whole numbers of it, so that every time is a small number of ticks from now. */
export const tickSeconds = 60;

/** What the settings are to each other in a real registry, in as few ticks as tell them apart. */
export const ticks = {
  lease: 1,
  reviewDelay: 0,
  objectDelay: 2,
  trash: 1,
  history: 1,
  /** A writer stops by its own clock at half of it. */
  uploadSilence: 1,
  longestWrite: 2,
  quarantine: 1,
} as const;

/** Time enough for every window to end. */
export const pastEveryWindow = Math.max(...Object.values(ticks)) + 1;

export const writerStopsAfter = Math.floor(ticks.uploadSilence / 2);

export const windows: StorageWindows = {
  leaseSeconds: ticks.lease * tickSeconds,
  reviewDelaySeconds: ticks.reviewDelay * tickSeconds,
  objectDelaySeconds: ticks.objectDelay * tickSeconds,
  trashSeconds: ticks.trash * tickSeconds,
  historySeconds: ticks.history * tickSeconds,
  uploadSilenceSeconds: ticks.uploadSilence * tickSeconds,
  longestWriteSeconds: ticks.longestWrite * tickSeconds,
  quarantineSeconds: ticks.quarantine * tickSeconds,
};
