import { AppError } from '@drydock/kernel';
import type { ReportStore } from '../ports/report-store.ts';
import type { RunDocument } from '../ports/run-store.ts';

export interface ReportQuery {
  /** `collection-status`, `explanation`. */
  readonly report: string;
  /** Of an `explanation`: an image id or a digest. */
  readonly subject?: string;
}

const subjectForm = /^(?:sha256:[0-9a-f]{64}|[0-9a-f]{64}|[0-9a-f]{16})$/;

/** What administrators ask of the rows. Each answer is a JSON object that `openapi/hub.yaml` describes; the hub passes it on. */
export function createReports({ store }: { readonly store: ReportStore }) {
  /** @throws AppError `not_found` for what is not stored, `invalid_request` for what is no id */
  async function explain(subject: string): Promise<RunDocument> {
    if (!subjectForm.test(subject)) {
      throw new AppError('invalid_request', { message: 'Neither an image id nor a digest (sha256:…)' });
    }
    const found = await store.explain(subject);
    if (!found) throw new AppError('not_found', { message: 'Nothing of that name is stored' });
    return { subject, ...found };
  }

  return async (query: ReportQuery): Promise<RunDocument> => {
    switch (query.report) {
      case 'collection-status':
        return { ...(await store.collectionStatus()) };
      case 'explanation':
        return explain(query.subject ?? '');
      default:
        throw new AppError('not_found');
    }
  };
}

export type Reports = ReturnType<typeof createReports>;
