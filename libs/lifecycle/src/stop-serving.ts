import type { Server } from 'node:http';
import { closeServer } from './http-server.ts';
import type { Phase } from './phase.ts';

export interface StopServingSettings {
  /** Makes readiness say no. */
  readonly announce: () => void;
  /** Between that and the end of accepting, so that whoever sends requests here sees it; the process serves on meanwhile. */
  readonly unreadyMs: number;
  /** How long requests in flight may go on after that; then they are cut. */
  readonly drainMs: number;
}

const marginMs = 1_000;

/** The first phases of every process that serves: unready, then drain. */
export function stopServing(server: Server, settings: StopServingSettings): readonly Phase[] {
  const { announce, unreadyMs, drainMs } = settings;
  return [
    {
      name: 'unready',
      deadlineMs: unreadyMs + marginMs,
      run: async () => {
        announce();
        if (unreadyMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, unreadyMs));
      },
    },
    // One more, so that a drain of no time cuts at once and is no fault.
    { name: 'drain', deadlineMs: drainMs + 1, run: (signal) => closeServer(server, signal) },
  ];
}
