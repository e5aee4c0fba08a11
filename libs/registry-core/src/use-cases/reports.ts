import { AppError } from '@drydock/kernel';
import type { ReportStore } from '../ports/report-store.ts';
import type { VerificationStore } from '../ports/verification-store.ts';
import type { RunDocument } from '../ports/run-store.ts';

export interface ReportQuery {
  /** `collection-status`, `explanation`, `failed-blobs`. */
  readonly report: string;
  /** Of an `explanation`: an image id or a digest. Of `failed-blobs`: the last digest of the page before. */
  readonly subject?: string;
  readonly limit?: string;
}

const defaultLimit = 100;
const subjectForm = /^(?:sha256:[0-9a-f]{64}|[0-9a-f]{64}|[0-9a-f]{16})$/;

export interface ReportsDeps {
  readonly store: ReportStore & Pick<VerificationStore, 'listFailedBlobs'>;
}

/** What administrators ask of the rows. Each answer is a JSON object that `openapi/hub.yaml` describes; the hub passes it on. */
export function createReports({ store }: ReportsDeps) {
  /** @throws AppError `not_found` for what is not stored, `invalid_request` for what is no id */
  async function explain(subject: string): Promise<RunDocument> {
    if (!subjectForm.test(subject)) {
      throw new AppError('invalid_request', { message: 'Neither an image id nor a digest (sha256:…)' });
    }
    const found = await store.explain(subject);
    if (!found) throw new AppError('not_found', { message: 'Nothing of that name is stored' });
    return { subject, ...found };
  }

  async function listFailed(after: string, limit: number): Promise<RunDocument> {
    const items = await store.listFailedBlobs({ after, limit });
    const last = items.at(-1);
    return { items, ...(items.length < limit || last === undefined ? {} : { next: last.digest }) };
  }

  return async (query: ReportQuery): Promise<RunDocument> => {
    switch (query.report) {
      case 'collection-status':
        return { ...(await store.collectionStatus()) };
      case 'explanation':
        return explain(query.subject ?? '');
      case 'failed-blobs':
        return listFailed(query.subject ?? '', Number(query.limit ?? defaultLimit));
      default:
        throw new AppError('not_found');
    }
  };
}

export type Reports = ReturnType<typeof createReports>;
