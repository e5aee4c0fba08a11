import { createHash } from 'node:crypto';
import { AppError, ImageId } from '@drydock/kernel';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import { parseManifestKey } from './manifest-key.ts';
import {
  manifestEnd,
  manifestHeader,
  manifestRecord,
  newerManifest,
  type ManifestHeader,
  type ManifestImage,
  type ManifestRecord,
} from './manifest-records.ts';
import { readImageJson } from '../rules/image-json.ts';
import { readLines } from './read-lines.ts';

export interface OpenManifest {
  readonly header: ManifestHeader;
  /** To be read to its end: only there it is known whether the manifest is whole. @throws AppError `invalid_data` when it is not */
  readonly records: AsyncIterable<ManifestRecord>;
  close(): Promise<void>;
}

const notWhole = (why: string, cause?: unknown) =>
  new AppError('invalid_data', { message: `The manifest is not whole: ${why}`, cause });

/** Never passed over for an older one: what it holds would be lost without a word. */
const ofLaterVersion = (key: StorageKey, format: number) =>
  new AppError('conflict', {
    message: `${key} is of format ${String(format)}, which a later version of Drydock wrote: use that version, or remove the object`,
  });

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (error) {
    throw notWhole('a line is not JSON', error);
  }
}

/** As PUT json would have taken it: nothing is served that no push could have brought. */
function isOfItsJson({ id, parent, json }: ManifestImage): boolean {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(json, 'base64').toString('utf8'));
    return readImageJson(parsed, ImageId.parse(id)).parent === (parent ?? undefined);
  } catch {
    return false;
  }
}

/**
 * Opens one manifest object. It must be of the repository and the version that its key says, so that no manifest counts under
 * another's name. @throws AppError `invalid_data` when it is torn or not one of ours, `conflict` when a later version wrote it,
 * `blob_missing`, what the store throws
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
    const value = parseLine(first.value);
    const newer = newerManifest.safeParse(value);
    if (newer.success) throw ofLaterVersion(key, newer.data.format);
    const parsed = manifestHeader.safeParse(value);
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
        if (record.data.type === 'image' && !isOfItsJson(record.data)) {
          throw notWhole('an image is not what its JSON says');
        }
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
