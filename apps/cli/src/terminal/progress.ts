/** How one layer of a push or pull gets on. */
export interface LayerProgress {
  /** @param doneBytes of the whole, not since the last call */
  update(doneBytes: number, totalBytes: number | undefined): void;
  /** @param state the last word on this layer, such as `pushed` or `layer already exists` */
  finish(state: string): void;
}

/** Shows layers while they move: bars on a terminal, one line per event elsewhere, nothing when quiet. */
export interface ProgressDisplay {
  startLayer(id: string, action: string): LayerProgress;
  /** To be called at the end, also after a failure. */
  close(): void;
}

export const shortId = (id: string): string => id.slice(0, 12);

export const silentProgress: ProgressDisplay = {
  startLayer: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

export function createLineProgress(write: (text: string) => void): ProgressDisplay {
  return {
    startLayer: (id) => ({
      update: () => undefined,
      finish: (state) => {
        write(`${shortId(id)}: ${state}\n`);
      },
    }),
    close: () => undefined,
  };
}
