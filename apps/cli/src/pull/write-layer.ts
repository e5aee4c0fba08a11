import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { unpack } from '../archive/unpack.ts';
import { CliError } from '../cli-error.ts';
import type { RemoteLayer } from './read-remote-image.ts';
import type { TarWriter } from './tar-writer.ts';

const readBytes = 256 * 1024;
/** Engines up to 1.2 send a layer that changes nothing as no bytes at all, which other engines refuse to load. */
const emptyTar = Buffer.alloc(1024);

/**
 * Unpacks a downloaded layer into the archive and compares it with what the registry said of it.
 * @returns the diff id of what was written. @throws CliError `corrupt`
 */
export async function writeLayer(
  writer: TarWriter,
  layer: RemoteLayer,
  options: { readonly path: string; readonly fillsEmpty: boolean; readonly signal: AbortSignal },
): Promise<string> {
  const payload = createHash('sha256').update(layer.json).update('\n');
  const diff = createHash('sha256');

  async function* packed(): AsyncGenerator<Buffer> {
    const file = createReadStream(options.path, { highWaterMark: readBytes, signal: options.signal });
    for await (const chunk of file) {
      const bytes: Buffer = chunk;
      payload.update(bytes);
      yield bytes;
    }
  }
  async function* plain(): AsyncGenerator<Buffer> {
    let isEmpty = true;
    try {
      for await (const chunk of unpack(packed())) {
        isEmpty &&= chunk.length === 0;
        diff.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (options.signal.aborted) throw error;
      throw new CliError('corrupt', `the layer of ${layer.id} cannot be unpacked`, { cause: error });
    }
    if (isEmpty && options.fillsEmpty) {
      diff.update(emptyTar);
      yield emptyTar;
    }
  }

  await writer.addStream(`${layer.id}/layer.tar`, plain());
  const sum = `sha256:${payload.digest('hex')}`;
  if (layer.payloadSum !== undefined && sum !== layer.payloadSum) {
    throw new CliError(
      'corrupt',
      `the layer of ${layer.id} has the checksum ${sum}, not ${layer.payloadSum} as the registry states`,
    );
  }
  return `sha256:${diff.digest('hex')}`;
}
