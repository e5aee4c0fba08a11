import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { aTar, aZstdFrame, type TarFile } from './a-tar.ts';

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export interface ConfigFixture {
  readonly config: Buffer;
  readonly id: string;
  readonly layers: readonly Buffer[];
}

export const layerTars: readonly Buffer[] = [
  aTar([{ name: 'etc/hostname', body: 'one\n' }]),
  aTar([{ name: 'srv/data', body: Buffer.alloc(200_000, 'data') }]),
];

/** A config as BuildKit writes it: keys in no order, spaces kept, no `docker_version`. */
export function aConfig(layers: readonly Buffer[] = layerTars, architecture = 'amd64'): ConfigFixture {
  const diffIds = layers.map((layer) => `sha256:${sha256(layer)}`);
  const history = [
    ...layers.map((_, at) => ({ created: '2020-01-01T00:00:00Z', created_by: `step ${String(at)}` })),
    { created: '2020-01-01T00:00:00Z', created_by: 'CMD ["/run"]', empty_layer: true },
  ];
  const config = Buffer.from(
    JSON.stringify(
      {
        os: 'linux',
        architecture,
        config: { Cmd: ['/run', '<&>'], Env: ['A=b', 'C=ü'] },
        rootfs: { type: 'layers', diff_ids: diffIds },
        history,
      },
      undefined,
      1,
    ),
  );
  return { config, id: sha256(config), layers };
}

/** `manifest.json`, the second layer a link to where another image has it. */
export function aManifestArchive(
  { config, id, layers }: ConfigFixture,
  tags: readonly string[] = ['team/app:one'],
): Buffer {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = layers;
  return aTar([
    { name: 'aa/layer.tar', body: first },
    { name: 'elsewhere/layer.tar', body: second },
    { name: 'bb/layer.tar', link: '../elsewhere/layer.tar' },
    { name: `${id}.json`, body: config },
    {
      name: 'manifest.json',
      body: JSON.stringify([
        { Config: `${id}.json`, RepoTags: tags, Layers: ['aa/layer.tar', 'bb/layer.tar'] },
      ]),
    },
  ]);
}

export interface LegacyFixture {
  readonly ids: readonly string[];
  readonly archive: Buffer;
}

export function aLegacyArchive(isTagged = true): LegacyFixture {
  const [root, top] = ['1'.repeat(64), '2'.repeat(64)] as const;
  const json = (id: string, parent?: string): string =>
    JSON.stringify({
      id,
      parent,
      created: '2014-05-01T10:00:01Z',
      config: { Cmd: ['/hello'] },
      docker_version: '1.5.0',
    });
  const files: TarFile[] = [
    { name: `${root}/VERSION`, body: '1.0' },
    { name: `${root}/json`, body: json(root) },
    { name: `${root}/layer.tar`, body: layerTars[0] ?? '' },
    { name: `./${top}/json`, body: json(top, root) },
    { name: `./${top}/layer.tar`, body: '' },
  ];
  if (isTagged) files.push({ name: 'repositories', body: JSON.stringify({ 'team/app': { one: top } }) });
  return { ids: [root, top], archive: aTar(files) };
}

type Packing = 'plain' | 'gzip' | 'zstd';
const pack: Readonly<Record<Packing, (bytes: Buffer) => Buffer>> = {
  plain: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  zstd: aZstdFrame,
};

interface OciImage {
  readonly fixture: ConfigFixture;
  readonly platform?: { readonly os: string; readonly architecture: string };
}

/** An index in an index, one image per platform, and an attestation beside them. */
export function anOciArchive(images: readonly OciImage[], packing: Packing): Buffer {
  const blobs = new Map<string, Buffer>();
  const add = (bytes: Buffer): { digest: string; size: number } => {
    blobs.set(`blobs/sha256/${sha256(bytes)}`, bytes);
    return { digest: `sha256:${sha256(bytes)}`, size: bytes.length };
  };
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const manifests = images.map(({ fixture, platform }) => ({
    ...add(
      json({ config: add(fixture.config), layers: fixture.layers.map((layer) => add(pack[packing](layer))) }),
    ),
    platform,
  }));
  const attestation = {
    ...add(json({ config: add(json({})), layers: [] })),
    platform: { os: 'unknown', architecture: 'unknown' },
  };
  const nested = add(json({ manifests: [...manifests, attestation] }));
  const files = [...blobs].map(([name, body]) => ({ name, body }));
  return aTar([
    { name: 'oci-layout', body: '{"imageLayoutVersion":"1.0.0"}' },
    { name: 'index.json', body: json({ manifests: [nested] }) },
    ...files,
  ]);
}
