import { AppError } from '@drydock/kernel';

/** The longest line: an image's JSON of 8 MiB in base64, or the tags of a repository in the trash. */
const maxLineBytes = 64 * 1024 * 1024;
const lineFeed = 10;

/**
 * Lines with their line feed; the last one may have none. One line is held at a time. @throws AppError `invalid_data` at a line that is longer than
 * any of ours
 */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of body) {
    let rest = chunk;
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
      yield Buffer.concat([...held, rest.subarray(0, end + 1)]);
      held = [];
      heldBytes = 0;
      rest = rest.subarray(end + 1);
    }
    if (rest.length === 0) continue;
    heldBytes += rest.length;
    if (heldBytes > maxLineBytes) throw new AppError('invalid_data', { message: 'A line is too long' });
    held.push(rest);
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
