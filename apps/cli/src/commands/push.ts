import { findImage } from '../archive/find-image.ts';
import { parsePlatform, platformOf } from '../archive/platform.ts';
import { openTarArchive } from '../archive/tar-archive.ts';
import { v1Chain } from '../chain/v1-chain.ts';
import type { Command } from '../command.ts';
import { pushImage } from '../push/push-image.ts';
import { parseTaggedReference } from '../reference.ts';

export const push: Command = {
  words: ['push'],
  operands: ['ARCHIVE.tar', 'HOST/NAME:TAG'],
  summary: 'Send an image from an archive that "docker save" made',
  details:
    'Takes every layout: that of engines up to 1.9, manifest.json, and OCI with plain, gzip or zstd layers.\n' +
    'Layers that the registry has are not sent again.',
  options: {
    image: { type: 'string', value: 'NAME:TAG', help: 'which image, when the archive holds several' },
    platform: { type: 'string', value: 'OS/ARCH', help: "which platform's image; by default this machine's" },
  },
  async run({ invocation, connector, output, signal, machineArch, createProgress }) {
    const [path = '', destination = ''] = invocation.operands;
    const reference = parseTaggedReference(destination, connector.givenHost);
    const wanted = invocation.find('platform');
    const platform = wanted === undefined ? platformOf(machineArch) : parsePlatform(wanted);
    const archive = await openTarArchive(path, signal);
    try {
      const image = await findImage(archive, {
        image: invocation.find('image'),
        destination: reference,
        platform: { platform, isAsked: wanted !== undefined },
      });
      const chain = v1Chain(image);
      const session = await connector.openSession(reference.host);
      const progress = createProgress();
      const layers = await pushImage(chain, reference, { session, progress, signal }).finally(() => {
        progress.close();
      });
      const imageId = chain.at(-1)?.id ?? '';
      const count = (status: string): number => layers.filter((layer) => layer.status === status).length;
      const [pushed, there] = [count('pushed'), count('exists')];
      const layersThat = (number: number): string => `${String(number)} ${number === 1 ? 'layer' : 'layers'}`;
      output.done(
        {
          reference: `${reference.host}/${reference.name}:${reference.tag}`,
          image_id: imageId,
          layers: layers.map(({ id, status, sizeBytes }) => ({ id, status, size_bytes: sizeBytes })),
        },
        pushed === 0
          ? `${reference.tag}: ${imageId}: nothing was uploaded, ${layersThat(there)} already there`
          : `${reference.tag}: ${imageId}: ${layersThat(pushed)} pushed, ${String(there)} already there`,
      );
    } finally {
      await archive.close();
    }
  },
};
