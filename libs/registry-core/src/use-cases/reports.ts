import { AppError } from '@drydock/kernel';
import type { CollectionStatus, Explanation, ReportStore } from '../ports/report-store.ts';
import type { FailedBlob, VerificationStore } from '../ports/verification-store.ts';

const subjectForm = /^(?:sha256:[0-9a-f]{64}|[0-9a-f]{64}|[0-9a-f]{16})$/;

export interface ReportsDeps {
  readonly store: ReportStore & Pick<VerificationStore, 'listFailedBlobs'>;
}

/** What administrators ask of the rows. */
export function createReports({ store }: ReportsDeps) {
  return {
    getCollectionStatus: (): Promise<CollectionStatus> => store.collectionStatus(),
    /** @throws AppError `not_found` for what is not stored, `invalid_request` for what is no id */
    async explainContent(subject: string): Promise<Explanation & { readonly subject: string }> {
      if (!subjectForm.test(subject)) {
        throw new AppError('invalid_request', { message: 'Neither an image id nor a digest (sha256:…)' });
      }
      const found = await store.explain(subject);
      if (!found) throw new AppError('not_found', { message: 'Nothing of that name is stored' });
      return { subject, ...found };
    },
    /** @returns `next`, the last digest, where more may follow */
    async listFailedBlobs(page: {
      readonly after?: string | undefined;
      readonly limit: number;
    }): Promise<{ readonly items: readonly FailedBlob[]; readonly next?: string }> {
      const { after = '', limit } = page;
      const items = await store.listFailedBlobs({ after, limit });
      const last = items.at(-1);
      return items.length < limit || last === undefined ? { items } : { items, next: last.digest };
    },
  };
}

export type Reports = ReturnType<typeof createReports>;
