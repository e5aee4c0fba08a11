import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Command, Invocation } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { parseNumber } from '../parse-number.ts';
import { collectRunItems, detachOption, followRun } from '../runs/follow-run.ts';
import { countOf, type Run, type RunItem } from '../runs/run-document.ts';
import { sizeText } from '../terminal/size-text.ts';
import { snakeCase } from '../terminal/snake-case.ts';

/** As the registry names them; a later one may know more. */
const kinds = [
  'orphans',
  'missing',
  'wrong_size',
  'unfinished_uploads',
  'found',
  'quarantined',
  'stray_manifests',
  'lost_manifests',
];
const shownItems = 50;

const stoppedOf = z.object({ stopped: z.object({ message: z.string() }) });
const healedOf = z.record(z.string(), z.number());
const countsOf = z.object({ counts: z.record(z.string(), z.number()) });

const percents = { min: 0, max: 100, isWhole: false };

/** @throws CliError `usage` */
function maxShareOf(invocation: Invocation): number | undefined {
  const text = invocation.find('max-percent');
  if (text === undefined) return undefined;
  if (!invocation.has('fix'))
    throw new CliError('usage', '--max-percent says how much may be healed: it goes with --fix');
  return parseNumber('--max-percent', text, percents) / 100;
}

function documentOf({ id, state, result, startedAt, finishedAt }: Run, items: readonly RunItem[]): unknown {
  const byKind = new Map<string, unknown[]>(kinds.map((kind) => [kind, []]));
  for (const { kind, item } of items) byKind.set(kind, [...(byKind.get(kind) ?? []), snakeCase(item)]);
  const facts = snakeCase({ id, state, startedAt, finishedAt, ...result });
  return { ...(typeof facts === 'object' ? facts : {}), items: Object.fromEntries(byKind) };
}

function itemRow({ kind, item }: RunItem): readonly string[] {
  const text = (name: string): string => {
    const value = item[name];
    return typeof value === 'string' ? value : '';
  };
  const size = (name: string): string => {
    const value = item[name];
    return typeof value === 'number' ? sizeText(value) : '';
  };
  const stored = size('storedBytes');
  return [
    kind,
    text('storageKey'),
    stored === '' ? size('sizeBytes') : `${stored} of ${size('sizeBytes')}`,
    text('digest'),
    text('kept'),
  ];
}

function healedWords(healed: unknown, items: readonly RunItem[]): string {
  const parsed = healedOf.safeParse(healed);
  if (!parsed.success) return '';
  const count = Object.values(parsed.data).reduce((total, one) => total + one, 0);
  const kept = items.filter(({ item }) => typeof item['kept'] === 'string').length;
  return `; ${String(count)} healed or in quarantine, ${String(kept)} left alone`;
}

function summaryOf({ result }: Run, items: readonly RunItem[]): string {
  const parsed = countsOf.safeParse(result);
  const counts = parsed.success ? Object.entries(parsed.data.counts).filter(([, count]) => count > 0) : [];
  const found = counts.map(([kind, count]) => `${String(count)} ${kind.replaceAll('_', ' ')}`).join(', ');
  const seen = `Compared ${String(countOf(result, 'objects'))} objects with ${String(countOf(result, 'rows'))} rows`;
  return `${seen}: ${found === '' ? 'they agree' : `${found}${healedWords(result?.['healed'], items)}`}`;
}

const reconcile: Command = {
  words: ['admin', 'reconcile'],
  operands: [],
  summary: 'Compare the bucket with the rows, and heal what differs',
  details:
    'Without --fix it only reports. Nothing is healed when the listing cannot be trusted, the bucket is empty, or more than a set\nshare of the objects would go or is missing: it says so and ends with 1. See docs/storage.md.',
  options: {
    fix: {
      type: 'boolean',
      help: 'heal: quarantine objects no row knows, mark what is missing, end lost uploads',
    },
    'max-percent': {
      type: 'string',
      value: 'PERCENT',
      help: 'with --fix: heal also when up to so much would go or is missing (default: the setting)',
    },
    detach: detachOption,
  },
  async run(context) {
    const { invocation, connector, output } = context;
    const maxShare = maxShareOf(invocation);
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const body = { fix: invocation.has('fix'), ...(maxShare === undefined ? {} : { maxShare }) };
    const started = answeredBody(
      api,
      'starting a reconciliation',
      await api.client.POST('/api/reconcile/runs', { body }),
    );
    const ended = await followRun(context, api, started);
    if (!ended) return;
    const items = await collectRunItems(api, ended.id);
    const shown = items.slice(0, shownItems);
    if (!invocation.has('json') && shown.length > 0) {
      output.list(undefined, {
        head: ['KIND', 'KEY', 'SIZE', 'DIGEST', 'KEPT'],
        rows: shown.map(itemRow),
        none: '',
      });
    }
    const more = items.length - shown.length;
    const rest = more === 0 ? '' : `; ${String(more)} more items are in --json`;
    output.done(documentOf(ended, items), `${summaryOf(ended, items)}${rest}`);
    const stopped = stoppedOf.safeParse(ended.result);
    if (stopped.success) throw new CliError('failed', stopped.data.stopped.message);
  },
};

export const adminReconcileCommands: readonly Command[] = [reconcile];
