import { setTimeout as pause } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import type { CommandContext, CommandOption } from '../command.ts';
import { answeredBody, type Api } from '../http/api-client.ts';
import { runDocument, type Run, type RunItem } from './run-document.ts';

export const detachOption: CommandOption = {
  type: 'boolean',
  help: 'do not wait: print the run and end; "drydock admin runs show ID" tells how it gets on',
};

const firstPollMs = 100;
const slowestPollMs = 2_000;
const longestAbsenceMs = 60_000;
const pageSize = 1_000;

export const getRun = async (api: Api, runId: string): Promise<Run> =>
  answeredBody(
    api,
    `run ${runId}`,
    await api.client.GET('/api/runs/{runId}', { params: { path: { runId } } }),
  );

/** What a run found, in pages; memory stays flat however much it is. */
export async function* listRunItems(api: Api, runId: string): AsyncGenerator<RunItem> {
  for (let after: number | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const query = { limit: pageSize, ...(after === undefined ? {} : { after }) };
    const page = answeredBody(
      api,
      `items of run ${runId}`,
      await api.client.GET('/api/runs/{runId}/items', { params: { path: { runId }, query } }),
    );
    yield* page.items;
    after = page.next;
  }
}

export async function collectRunItems(api: Api, runId: string): Promise<readonly RunItem[]> {
  const items: RunItem[] = [];
  for await (const item of listRunItems(api, runId)) items.push(item);
  return items;
}

const isAway = (error: unknown): boolean => error instanceof CliError && error.kind === 'unreachable';

/**
 * Waits for its end, showing progress. A server that restarts is waited for as well: the run goes on without it, or is taken over.
 * Interrupted, it says that the run goes on. @throws CliError what a look at the run was answered; `unreachable` after a minute without one
 */
export async function waitForRun(context: CommandContext, api: Api, started: Run): Promise<Run> {
  const { signal, terminal } = context;
  const display = context.createRunProgress();
  let run = started;
  let answeredAt = performance.now();
  try {
    for (let waitMs = firstPollMs; run.state === 'queued' || run.state === 'running';) {
      display.show(run.state, run.progress);
      await pause(waitMs, undefined, { signal });
      waitMs = Math.min(slowestPollMs, waitMs * 1.5);
      try {
        run = await getRun(api, run.id);
        answeredAt = performance.now();
      } catch (error) {
        if (!isAway(error) || performance.now() - answeredAt > longestAbsenceMs) throw error;
      }
    }
    display.show(run.state, run.progress);
  } finally {
    display.close();
    if (signal.aborted) {
      terminal.writeError(
        `${run.kind} run ${run.id} goes on; "drydock admin runs show ${run.id} --wait" waits for it\n`,
      );
    }
  }
  return run;
}

/** @throws CliError `failed` with the run's own words when it did not come to its end */
export function assertDone(run: Run): void {
  if (run.state !== 'failed') return;
  throw new CliError('failed', `${run.kind} run ${run.id}: ${run.error ?? 'failed'}`);
}

/**
 * What every command does that starts a run: with `--detach` it prints the run and is done, else it waits for the end.
 * @returns undefined after `--detach`
 */
export async function followRun(context: CommandContext, api: Api, started: Run): Promise<Run | undefined> {
  if (context.invocation.has('detach')) {
    context.output.done(runDocument(started), `Started ${started.kind} run ${started.id}`);
    return undefined;
  }
  const run = await waitForRun(context, api, started);
  if (run.state === 'failed') {
    context.output.done(runDocument(run), `Run ${run.id} failed`);
    assertDone(run);
  }
  return run;
}
