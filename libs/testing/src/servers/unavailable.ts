/** Why a server that a test wants can't be had here; the test is then skipped, and counted, with these words. */
export interface Unavailable {
  readonly unavailable: string;
}
