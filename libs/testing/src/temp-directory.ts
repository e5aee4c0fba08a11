import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder of its own under the system's temporary directory; other users may pass through it, as PostgreSQL's must. */
export async function tempDirectory(label: string): Promise<TempDirectory> {
  const path = await mkdtemp(join(tmpdir(), `drydock-${label}-`));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
