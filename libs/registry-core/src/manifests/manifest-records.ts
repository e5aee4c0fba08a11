import { RepositoryName, TagName } from '@drydock/kernel';
import { z } from 'zod';

const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const imageId = z.string().regex(/^([0-9a-f]{64}|[0-9a-f]{16})$/);
const time = z.iso.datetime();
const client = z.record(z.string(), z.string());
/** Whoever can write to the bucket can write a manifest: names are held to the rules of those that a push may make. */
const isRepositoryName = (text: string): boolean => {
  try {
    return RepositoryName.parse(text).full === text;
  } catch {
    return false;
  }
};
const repositoryName = z.string().refine(isRepositoryName, 'no name of a repository');
const tagName = z.string().refine(TagName.is, 'no name of a tag');

/** Raised when an older version could not read what is written. */
export const manifestFormat = 1;

/** Enough of the first line to know that a later version wrote it, whatever else it says. */
export const newerManifest = z.object({
  type: z.literal('manifest'),
  format: z.number().int().gt(manifestFormat),
});

/** The first line. */
export const manifestHeader = z.object({
  type: z.literal('manifest'),
  format: z.literal(manifestFormat),
  repository_id: uuid,
  version: z.number().int().nonnegative(),
  written_at: time,
  name: repositoryName,
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
  storage_key: z.string().regex(/^blobs(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]{1,100}){1,4}$/),
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
