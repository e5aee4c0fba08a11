import { createHash } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import { parseManifestKey } from './manifest-key.ts';
import {
  manifestEnd,
  manifestHeader,
  manifestRecord,
  type ManifestHeader,
  type ManifestRecord,
} from './manifest-records.ts';
import { readLines } from './read-lines.ts';

export interface OpenManifest {
  readonly header: ManifestHeader;
  /** To be read to its end: only there it is known whether the manifest is whole. @throws AppError `invalid_data` when it is not */
  readonly records: AsyncIterable<ManifestRecord>;
  close(): Promise<void>;
}

const notWhole = (why: string, cause?: unknown) =>
  new AppError('invalid_data', { message: `The manifest is not whole: ${why}`, cause });

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (error) {
    throw notWhole('a line is not JSON', error);
  }
}

/**
 * Opens one manifest object. It must be of the repository and the version that its key says, so that no manifest counts under
 * another's name. @throws AppError `invalid_data` when it is torn or not one of ours, `blob_missing`, what the store throws
 */
export async function openManifest(
  blobStore: Pick<BlobStore, 'read'>,
  key: StorageKey,
  signal: AbortSignal,
): Promise<OpenManifest> {
  const { body } = await blobStore.read(key, { signal });
  const lines = readLines(body);
  const close = async (): Promise<void> => {
    await lines.return(undefined);
    body.destroy();
  };
  try {
    const first = await lines.next();
    if (first.done) throw notWhole('it is empty');
    const parsed = manifestHeader.safeParse(parseLine(first.value));
    if (!parsed.success) throw notWhole('no header', parsed.error);
    const header = parsed.data;
    const name = parseManifestKey(key);
    if (name?.repositoryId !== header.repository_id || name.version !== header.version) {
      throw notWhole('it is of another repository or version than its key says');
    }
    const hash = createHash('sha256').update(first.value);

    async function* records(): AsyncGenerator<ManifestRecord> {
      let count = 0;
      for await (const line of lines) {
        const value = parseLine(line);
        const end = manifestEnd.safeParse(value);
        if (end.success) {
          if (end.data.sha256 !== hash.digest('hex') || end.data.records !== count) {
            throw notWhole('its digest does not fit');
          }
          if (!(await lines.next()).done) throw notWhole('something follows its end');
          return;
        }
        const record = manifestRecord.safeParse(value);
        if (!record.success) throw notWhole('an unknown record', record.error);
        hash.update(line);
        count += 1;
        yield record.data;
      }
      throw notWhole('it has no end');
    }
    return { header, records: records(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
