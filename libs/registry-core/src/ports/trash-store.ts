export interface TrashRow {
  readonly id: string;
  readonly repositoryId: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly deletedAt: string;
  readonly purgeAt: string;
  readonly sizeBytes: number;
}

export interface TrashStore {
  /** Newest first. */
  listTrash(query: {
    readonly repositoryIds?: readonly string[];
    readonly after?: string;
    readonly limit: number;
  }): Promise<readonly TrashRow[]>;
  findTrash(trashId: string): Promise<TrashRow | undefined>;
  /** @throws AppError `not_found`, `conflict` while the name is taken or the repository itself is deleted. */
  restoreTag(trashId: string): Promise<void>;
  /** @throws AppError `not_found` */
  purgeTrash(trashId: string): Promise<void>;
}
