import type { TarHeader } from './tar-header.ts';
import { TarParser, type TarLimits } from './tar-parser.ts';

export interface TarEntry {
  readonly header: TarHeader;
  /** To be read, once, before the next entry is asked for; what is left of it then is skipped. */
  readonly body: AsyncIterable<Buffer>;
}

type Event = { readonly entry: TarHeader } | { readonly body: Buffer } | 'entry-end';

/** Large chunks hold many headers, which wait while the first is looked at. */
const pieceBytes = 64 * 1024;

/**
 * The entries of an uncompressed tar at the reader's pace, holding 64 KiB of it.
 * @throws TarUnreadable at the entry that cannot be read
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
  limits?: TarLimits,
): AsyncGenerator<TarEntry, void, undefined> {
  const events = listEvents(source, limits);
  let isInEntry = false;
  async function* body(): AsyncGenerator<Buffer> {
    while (isInEntry) {
      const { done, value: event } = await events.next();
      if (done === true || event === 'entry-end') isInEntry = false;
      else if ('body' in event) yield event.body;
    }
  }
  try {
    for (;;) {
      const { done, value: event } = await events.next();
      if (done === true) return;
      if (event === 'entry-end' || 'body' in event) continue;
      isInEntry = true;
      yield { header: event.entry, body: { [Symbol.asyncIterator]: body } };
      // A body that was left half read ends with the entry; its generator may still be held by the reader.
      while (isInEntry) {
        const next = await events.next();
        if (next.done === true || next.value === 'entry-end') isInEntry = false;
      }
    }
  } finally {
    await events.return();
  }
}

async function* listEvents(
  source: AsyncIterable<Uint8Array>,
  limits: TarLimits | undefined,
): AsyncGenerator<Event, void, undefined> {
  const ready: Event[] = [];
  const parser = new TarParser(
    {
      onEntry: (entry) => void ready.push({ entry }),
      onBody: (body) => void ready.push({ body }),
      onEntryEnd: () => void ready.push('entry-end'),
    },
    limits,
  );
  for await (const chunk of source) {
    for (let at = 0; at < chunk.byteLength; at += pieceBytes) {
      const length = Math.min(pieceBytes, chunk.byteLength - at);
      let failure: unknown;
      try {
        parser.push(Buffer.from(chunk.buffer, chunk.byteOffset + at, length));
      } catch (error) {
        failure = error;
      }
      yield* ready.splice(0);
      if (failure !== undefined) throw failure;
    }
  }
  parser.finish();
}
