import { CliError } from '../cli-error.ts';
import { readImageConfig, type ImageConfig } from './image-config.ts';

/** This config with other diff ids, every other member as it was; it has another digest, and so the image another id. */
export function relistedConfig(config: ImageConfig, diffIds: readonly string[]): ImageConfig {
  const members: { readonly rootfs: object } = JSON.parse(config.bytes.toString('utf8'));
  const rootfs = { ...members.rootfs, diff_ids: diffIds };
  const relisted = readImageConfig(Buffer.from(JSON.stringify({ ...members, rootfs })));
  if (!relisted) throw new CliError('failed', 'the image has a config that cannot list other layers');
  return relisted;
}
