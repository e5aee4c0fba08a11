import { z } from 'zod';

const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const imageId = z.string().regex(/^([0-9a-f]{64}|[0-9a-f]{16})$/);
const time = z.iso.datetime();
const client = z.record(z.string(), z.string());
const tagName = z.string().min(1).max(128);

/** The first line. */
export const manifestHeader = z.object({
  type: z.literal('manifest'),
  format: z.literal(1),
  repository_id: uuid,
  version: z.number().int().nonnegative(),
  written_at: time,
  name: z.string().min(1),
  access: z.enum(['public', 'private']),
  state: z.enum(['live', 'trashed']),
  /** The hub's count of its changes to the repository. */
  repository_version: z.number().int(),
  created_at: time,
});

const image = z.object({
  type: z.literal('image'),
  id: imageId,
  parent: imageId.nullable(),
  /** The exact bytes, base64. */
  json: z.base64(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
  /** Where the layer lay when this was written. */
  storage_key: z.string().regex(/^blobs\/[A-Za-z0-9._/-]{1,200}$/),
  payload_checksum: z.string().nullable(),
  tarsums: z.array(z.string()),
});

const tag = z.object({
  type: z.literal('tag'),
  name: tagName,
  image: imageId,
  moved_at: time,
  moved_by: uuid.nullable(),
  client,
});

/** What a tag pointed at before. */
const history = z.object({
  type: z.literal('history'),
  tag: tagName,
  image: imageId,
  moved_at: time,
  moved_by: uuid.nullable(),
  replaced_at: time,
  keep_until: time,
});

const trash = z.object({
  type: z.literal('trash'),
  id: uuid,
  /** Null: the whole repository. */
  tag: tagName.nullable(),
  deleted_at: time,
  purge_at: time,
  tags: z.array(z.object({ name: tagName, image: imageId, client })),
});

export const manifestRecord = z.discriminatedUnion('type', [image, tag, history, trash]);

/** The last line: of how many records, and the sha256 (hex) of all bytes before this line. */
export const manifestEnd = z.object({
  type: z.literal('end'),
  records: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type ManifestHeader = z.infer<typeof manifestHeader>;
export type ManifestRecord = z.infer<typeof manifestRecord>;
export type ManifestImage = z.infer<typeof image>;
export type ManifestTag = z.infer<typeof tag>;
export type ManifestHistory = z.infer<typeof history>;
export type ManifestTrash = z.infer<typeof trash>;
