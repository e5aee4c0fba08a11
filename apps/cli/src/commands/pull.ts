import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { pullImage } from '../pull/pull-image.ts';
import { parseTaggedReference } from '../reference.ts';

export const pull: Command = {
  words: ['pull'],
  operands: ['HOST/NAME:TAG'],
  summary: 'Fetch an image into an archive for "docker load"',
  details:
    'The archive holds both layouts that "docker save" had, so every engine loads it. Interrupted, the pull goes on where it\n' +
    'stopped when the same command is given again: until then the layers are kept in OUT.tar.parts.',
  options: { output: { type: 'string', short: 'o', value: 'OUT.tar', help: 'where to write the archive' } },
  async run({ invocation, connector, output, signal, createProgress }) {
    const reference = parseTaggedReference(invocation.operands[0] ?? '', connector.givenHost);
    const path = invocation.find('output');
    if (path === undefined || path === '')
      throw new CliError('usage', 'say where to write the archive with -o OUT.tar');
    const session = await connector.openSession(reference.host);
    const progress = createProgress();
    const pulled = await pullImage(reference, path, { session, progress, signal }).finally(() => {
      progress.close();
    });
    if (pulled.isRelisted) {
      output.remark(
        `An engine had pushed layers of this image before, in bytes of its own: the image's id is ${pulled.configId} here, not ${pulled.imageId}.`,
      );
    }
    output.done(
      {
        reference: `${reference.host}/${reference.name}:${reference.tag}`,
        image_id: pulled.imageId,
        config_digest: `sha256:${pulled.configId}`,
        output: path,
        layers: pulled.layers.map(({ id, sizeBytes }) => ({ id, size_bytes: sizeBytes })),
      },
      `${reference.tag}: ${pulled.imageId}: written to ${path}`,
    );
  },
};
