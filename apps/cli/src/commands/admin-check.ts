import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { collectRunItems, detachOption, followRun } from '../runs/follow-run.ts';
import { runDocument, type Run, type RunItem } from '../runs/run-document.ts';

interface Checked {
  readonly name: string;
  readonly meaning: string;
  readonly remedy: string;
  readonly broken: number;
}

const isChecked = (value: unknown): value is Checked =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'meaning' in value &&
  'remedy' in value &&
  'broken' in value &&
  typeof value.broken === 'number';

const shownItems = 10;

function lines({ result }: Run, items: readonly RunItem[]): string {
  const invariants = result?.['invariants'];
  const checked = Array.isArray(invariants) ? invariants.filter(isChecked) : [];
  const text = checked.flatMap(({ name, meaning, remedy, broken }) => {
    if (broken === 0) return [`ok      ${name}`];
    const found = items.filter(({ kind }) => kind === name).slice(0, shownItems);
    return [
      `BROKEN  ${name}: ${meaning} (${String(broken)})`,
      ...found.map(({ item }) => `          ${String(item['item'])}`),
      ...(broken > found.length ? [`          and ${String(broken - found.length)} more`] : []),
      `        what to do: ${remedy}`,
    ];
  });
  const unavailable = result?.['unavailableBlobs'];
  const bad = typeof unavailable === 'object' && unavailable !== null ? Object.entries(unavailable) : [];
  const failed = bad.filter(([, count]) => typeof count === 'number' && count > 0);
  const words = failed.map(([state, count]) => `${String(count)} ${state}`).join(', ');
  return [
    ...text,
    ...(words === '' ? [] : [`note    blobs: ${words}; see "drydock admin verify failed"`]),
  ].join('\n');
}

export const adminCheck: Command = {
  words: ['admin', 'check'],
  operands: [],
  summary: 'Ask the rows whether what must hold does hold',
  details:
    'Reads one snapshot and writes nothing; safe on a live system. Ends with 1 when something does not hold.',
  options: { detach: detachOption },
  async run(context) {
    const { connector, output } = context;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const started = answeredBody(api, 'starting the check', await api.client.POST('/api/check/runs'));
    const run = await followRun(context, api, started);
    if (!run) return;
    const items = await collectRunItems(api, run.id);
    output.done(runDocument(run, items), lines(run, items));
    if (run.result?.['holds'] === true) return;
    const invariants = run.result?.['invariants'];
    const broken = (Array.isArray(invariants) ? invariants : []).filter(
      (one) => isChecked(one) && one.broken > 0,
    );
    throw new CliError('failed', `${String(broken.length)} of the invariants do not hold`);
  },
};
