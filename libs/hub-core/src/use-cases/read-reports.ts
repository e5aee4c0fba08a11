import type { UserRow } from '../ports/hub-store.ts';
import type { RegistryPort } from '../ports/registry.ts';
import type { CollectionStatus, Explanation, FailedBlobPage } from '../ports/registry-reports.ts';
import { assertAdministrator } from './assert-administrator.ts';

export interface ReadReportsDeps {
  readonly registry: Pick<RegistryPort, 'getCollectionStatus' | 'explainContent' | 'listFailedBlobs'>;
}

/** What the registry says of its rows, to administrators. @throws AppError `forbidden` to everybody else */
export function createReports({ registry }: ReadReportsDeps) {
  return {
    async collectionStatus(actor: UserRow): Promise<CollectionStatus> {
      assertAdministrator(actor);
      return registry.getCollectionStatus();
    },
    /** @throws AppError `not_found` for what is not stored, `invalid_request` for what is no id */
    async explain(actor: UserRow, subject: string): Promise<Explanation> {
      assertAdministrator(actor);
      return registry.explainContent(subject);
    },
    /** In order of digests. */
    async failedBlobs(
      actor: UserRow,
      page: { readonly after: string | undefined; readonly limit: number },
    ): Promise<FailedBlobPage> {
      assertAdministrator(actor);
      return registry.listFailedBlobs(page);
    },
  };
}

export type Reports = ReturnType<typeof createReports>;
