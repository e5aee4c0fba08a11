import type { ImageId, Visibility } from '@drydock/kernel';
import type { ImageKey } from './image-store.ts';

export interface RepositoryRow {
  readonly repositoryId: string;
  readonly name: string;
  readonly access: Visibility;
}

/** What the hub told of its repositories, and who announced which images. */
export interface RepositoryStore {
  /** Ignored when the row has this version or a newer one. To `trashed`: its tags go to the trash; back to `live`: they come back. @throws AppError `conflict` while another live repository has the name. */
  saveRepository(state: {
    readonly repositoryId: string;
    readonly name: string;
    readonly access: Visibility;
    readonly state: 'live' | 'trashed';
    readonly version: number;
  }): Promise<void>;
  /** Adds to the list. @throws AppError `repository_not_found` */
  announceImages(announcement: {
    readonly repositoryId: string;
    readonly userId: string;
    readonly imageIds: readonly string[];
  }): Promise<void>;
  /** Live ones only. */
  findRepositoryByName(name: string): Promise<RepositoryRow | undefined>;
  findRepository(repositoryId: string): Promise<RepositoryRow | undefined>;
  /** Live ones, at most two: more than one is as good as none. */
  listRepositoriesThatAnnounced(query: {
    readonly imageId: ImageId;
    readonly userId: string;
  }): Promise<readonly RepositoryRow[]>;
  isAnnounced(key: ImageKey): Promise<boolean>;
}
