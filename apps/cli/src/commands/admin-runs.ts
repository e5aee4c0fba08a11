import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { assertDone, collectRunItems, getRun, waitForRun } from '../runs/follow-run.ts';
import { runDocument } from '../runs/run-document.ts';

const show: Command = {
  words: ['admin', 'runs', 'show'],
  operands: ['ID'],
  summary: 'Show how a run gets on',
  options: {
    wait: { type: 'boolean', help: 'wait for its end' },
    items: { type: 'boolean', help: 'with what it found, one by one (--json)' },
  },
  async run(context) {
    const { invocation, connector, output } = context;
    if (invocation.has('items') && !invocation.has('json'))
      throw new CliError('usage', '--items goes with --json: items are told in its document alone');
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const found = await getRun(api, invocation.operands[0] ?? '');
    const run = invocation.has('wait') ? await waitForRun(context, api, found) : found;
    const items = invocation.has('items') ? await collectRunItems(api, run.id) : undefined;
    const { done, total, unit, note } = run.progress;
    const counted = `${String(done)}${total === null ? '' : ` of ${String(total)}`} ${unit}`.trimEnd();
    output.done(
      runDocument(run, items),
      `${run.kind} run ${run.id}: ${run.state}; ${counted} ${note}`.trimEnd(),
    );
    assertDone(run);
  },
};

export const adminRunsCommands: readonly Command[] = [show];
