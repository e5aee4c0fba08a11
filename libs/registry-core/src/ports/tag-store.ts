import type { ImageId } from '@drydock/kernel';
import type { ImageKey } from './image-store.ts';

export interface TagTarget {
  readonly name: string;
  readonly imageId: ImageId;
}

export interface TagRow extends TagTarget {
  readonly movedAt: Date;
  /** What the pushing engine said of itself; see `parse-user-agent`. */
  readonly client: Readonly<Record<string, string>>;
}

export interface TagMove extends ImageKey {
  readonly tag: string;
  readonly userId: string | undefined;
  readonly tokenId: string | undefined;
  readonly client: Readonly<Record<string, string>>;
}

export interface TagRevisionRow {
  readonly revision: number;
  readonly imageId: string | null;
  readonly movedAt: string;
  readonly keepUntil: string | null;
  readonly movedBy: string | null;
}

export interface TagStore {
  listTags(repositoryId: string): Promise<readonly TagTarget[]>;
  findTag(query: { readonly repositoryId: string; readonly tag: string }): Promise<TagRow | undefined>;
  /** @throws AppError `image_not_found` unless the whole chain is complete, `repository_not_found`. */
  moveTag(move: TagMove): Promise<void>;
  /** @returns how many tags went to the trash. */
  trashTags(query: { readonly repositoryId: string; readonly tag?: string }): Promise<number>;
  listTagHistory(query: {
    readonly repositoryId: string;
    readonly tag: string;
  }): Promise<readonly TagRevisionRow[]>;
  /** @throws AppError `tag_not_found`, `image_not_found`, `repository_not_found`. */
  restoreTagRevision(query: {
    readonly repositoryId: string;
    readonly tag: string;
    readonly revision: number;
    readonly userId: string;
  }): Promise<void>;
}
