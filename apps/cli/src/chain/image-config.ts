import { createHash } from 'node:crypto';
import { z } from 'zod';

const history = z.looseObject({ empty_layer: z.boolean().optional() });
const shape = z.looseObject({
  architecture: z.string().optional(),
  os: z.string().optional(),
  variant: z.string().optional(),
  rootfs: z.looseObject({
    diff_ids: z
      .array(z.string().regex(/^sha256:[0-9a-f]{64}$/))
      .nullish()
      .transform((ids) => ids ?? []),
  }),
  history: z.array(history).nullish(),
});

/** A config-based image's config: its exact bytes, since their digest is the image's id. */
export interface ImageConfig {
  readonly bytes: Buffer;
  readonly id: string;
  readonly diffIds: readonly string[];
  readonly os: string | undefined;
  readonly architecture: string | undefined;
  readonly variant: string | undefined;
}

/** @returns undefined when the bytes are not an image's config. */
export function readImageConfig(bytes: Buffer): ImageConfig | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) return undefined;
  const { rootfs, os, architecture, variant } = parsed.data;
  return {
    bytes,
    id: createHash('sha256').update(bytes).digest('hex'),
    diffIds: rootfs.diff_ids,
    os,
    architecture,
    variant,
  };
}
