import { AppError, TagName } from '@drydock/kernel';
import type { Grant } from '../caller.ts';
import type { TagStore } from '../ports/tag-store.ts';

export interface TagDescription {
  /** Unix seconds. */
  readonly last_update: number | null;
  readonly docker_version: string | null;
  readonly docker_go_version: string | null;
  readonly arch: string;
  readonly os: string;
  readonly kernel: string | null;
}

/**
 * What the engine that pushed a tag said of itself; defaults for an unknown tag (protocol 3.27).
 * @throws AppError `tag_not_found` for a name that no tag can have and none has
 */
export function createDescribeTag({ store }: { readonly store: Pick<TagStore, 'findTag'> }) {
  return async ({ repositoryId }: Grant, tag: string): Promise<TagDescription> => {
    const row = await store.findTag({ repositoryId, tag });
    if (!row && !TagName.is(tag)) throw new AppError('tag_not_found');
    const { docker_version, docker_go_version, arch, os, kernel } = row?.client ?? {};
    return {
      last_update: row ? Math.floor(row.movedAt.getTime() / 1000) : null,
      docker_version: docker_version ?? null,
      docker_go_version: docker_go_version ?? null,
      arch: arch ?? 'amd64',
      os: os ?? 'linux',
      kernel: kernel ?? null,
    };
  };
}
