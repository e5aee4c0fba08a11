import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, tempDirectory, type Unavailable } from '@drydock/testing';

/** Of Debian's package `faketime`, and of where others put it. */
const libraries = [
  ...['x86_64', 'aarch64'].map((arch) => `/usr/lib/${arch}-linux-gnu/faketime/libfaketime.so.1`),
  '/usr/lib64/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
];

export interface FakedClock {
  /** For the process that is to have this clock. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds before the machine's, or behind it, and waits until the process at `url` goes by that. */
  set(offsetSeconds: number, url: string): Promise<void>;
  remove(): Promise<void>;
}

/** A clock that a process takes for the machine's, and that jumps while it runs. What only goes forward, timers by it, stays as it is. */
export async function createFakedClock(): Promise<FakedClock | Unavailable> {
  const library = libraries.find((path) => existsSync(path));
  if (library === undefined)
    return { unavailable: 'there is no libfaketime here (Debian: apt install faketime)' };
  const directory = await tempDirectory('clock');
  const file = join(directory.path, 'offset');
  const write = async (seconds: number) => {
    const next = `${file}.next`;
    await writeFile(next, `${seconds < 0 ? '' : '+'}${String(seconds)}\n`);
    // Never half of it.
    await rename(next, file);
  };
  await write(0);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    async set(offsetSeconds, url) {
      await write(offsetSeconds);
      await eventually(
        async () => {
          const { headers } = await fetch(`${url}/livez`);
          const offMs = Date.parse(headers.get('Date') ?? '') - Date.now() - offsetSeconds * 1_000;
          if (!(Math.abs(offMs) < 30_000)) throw new Error(`${url} is off by ${String(offMs)} ms more`);
        },
        { timeoutMs: 60_000 },
      );
    },
    remove: () => directory.remove(),
  };
}
