import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';

const list: Command = {
  words: ['admin', 'jobs', 'list'],
  operands: [],
  summary: 'List background jobs that failed for good, and count the others',
  options: {},
  async run({ connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const { counts, dead } = answeredBody(api, 'listing jobs', await api.client.GET('/api/jobs'));
    const { waiting, active, delayed } = counts;
    output.list(
      dead.map(({ id, name, attempts, failedAt, reason, payload }) => ({
        id,
        name,
        attempts,
        failed_at: failedAt,
        reason,
        payload,
      })),
      {
        head: ['ID', 'JOB', 'ATTEMPTS', 'FAILED', 'REASON'],
        rows: dead.map(({ id, name, attempts, failedAt, reason }) => [
          id,
          name,
          String(attempts),
          failedAt,
          reason,
        ]),
        none: `no job is dead (${String(waiting)} wait, ${String(active)} run, ${String(delayed)} come later)`,
      },
    );
  },
};

const retry: Command = {
  words: ['admin', 'jobs', 'retry'],
  operands: ['[ID]'],
  summary: 'Put a job that failed for good in again, or all of them',
  options: {},
  async run({ invocation, connector, output }) {
    const [id] = invocation.operands;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const body = id === undefined ? {} : { id };
    const { retried } = answeredBody(
      api,
      id === undefined ? 'retrying jobs' : `retrying ${id}`,
      await api.client.POST('/api/jobs/retry', { body }),
    );
    output.done({ retried }, `Put in again: ${String(retried)}`);
  },
};

export const adminJobsCommands: readonly Command[] = [list, retry];
