import { createHash } from 'node:crypto';
import type { ManifestHeader, ManifestRecord } from './manifest-records.ts';

const toLine = (record: object): Buffer => Buffer.from(`${JSON.stringify(record)}\n`);

/** Lines of JSON: the header, the records, and an end that tells a whole manifest from a torn one. Images come with parents first. */
export async function* encodeManifest(
  header: ManifestHeader,
  records: AsyncIterable<ManifestRecord>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let count = 0;
  const first = toLine(header);
  hash.update(first);
  yield first;
  for await (const record of records) {
    const line = toLine(record);
    hash.update(line);
    count += 1;
    yield line;
  }
  yield toLine({ type: 'end', records: count, sha256: hash.digest('hex') });
}
