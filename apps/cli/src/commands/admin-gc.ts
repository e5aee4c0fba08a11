import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { collectRunItems, detachOption, followRun } from '../runs/follow-run.ts';
import { countOf, runDocument, type Run, type RunItem } from '../runs/run-document.ts';
import { sizeText } from '../terminal/size-text.ts';
import { snakeCase } from '../terminal/snake-case.ts';
import { explain } from './admin-gc-explain.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const whyWords: Readonly<Record<string, string>> = {
  unreferenced: 'nothing refers to it and its lease is over',
  childless: 'what was built on it goes too',
  imageless: 'no image refers to it',
  replaced: 'no blob refers to it any more',
  abandoned: 'its upload fell silent',
};

function itemRow({ kind, item }: RunItem): readonly string[] {
  const what = item['imageId'] ?? item['digest'] ?? item['storageKey'];
  const size = item['sizeBytes'];
  const why = text(item['why']);
  return [
    kind,
    `${kind === 'image' ? `${text(item['repository'])} ` : ''}${text(what)}`,
    whyWords[why] ?? why,
    typeof size === 'number' ? sizeText(size) : '',
  ];
}

function summaryOf({ result }: Run): string {
  const count = (name: string) => String(countOf(result, name));
  const freed = sizeText(countOf(result, 'objectBytes'));
  const later = sizeText(countOf(result, 'blobBytes'));
  const [did, took, gaveUp] =
    result?.['dryRun'] === true
      ? ['Would delete', 'would take', 'would give up']
      : ['Deleted', 'took', 'gave up'];
  return [
    `${did} ${count('images')} images, ${count('blobs')} blobs, ${count('objects')} objects: ${freed} freed now,`,
    `${later} come free after the object delay;`,
    `${took} ${count('trash')} out of the trash and ${count('history')} out of the history, ${gaveUp} ${count('uploads')} uploads`,
  ].join(' ');
}

const run: Command = {
  words: ['admin', 'gc', 'run'],
  operands: [],
  summary: 'Collect now what is due, and tell what went',
  details:
    'Collection goes on all the time by itself; this does at once what is due. Windows (leases, delays, trash, history)\nhold for it as well: "drydock admin gc status" tells what waits for them.',
  options: {
    'dry-run': { type: 'boolean', help: 'tell what would go, and why, and delete nothing' },
    detach: detachOption,
  },
  async run(context) {
    const { invocation, connector, output } = context;
    const isDryRun = invocation.has('dry-run');
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const started = answeredBody(
      api,
      'starting a collection',
      await api.client.POST('/api/gc/runs', { body: { dryRun: isDryRun } }),
    );
    const ended = await followRun(context, api, started);
    if (!ended) return;
    const isTold = isDryRun || invocation.has('json');
    const items = isTold ? await collectRunItems(api, ended.id) : [];
    if (!invocation.has('json') && items.length > 0) {
      output.list(undefined, { head: ['KIND', 'WHAT', 'WHY', 'SIZE'], rows: items.map(itemRow), none: '' });
    }
    output.done(runDocument(ended, items), summaryOf(ended));
  },
};

const status: Command = {
  words: ['admin', 'gc', 'status'],
  operands: [],
  summary: 'Show what waits for collection, and the bytes to come free',
  options: {},
  async run({ connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const found = answeredBody(api, 'status of the collection', await api.client.GET('/api/gc/status'));
    const { stored, reviews, uploads, objects, trash, history } = found;
    output.list(snakeCase(found), {
      head: ['WHAT', 'NOW', 'LATER', 'NEXT'],
      rows: [
        ['stored blobs', `${String(stored.blobs)} (${sizeText(stored.bytes)})`, '', ''],
        ['rows to look at', String(reviews.due), String(reviews.waiting), reviews.oldestDueAt ?? ''],
        [
          'objects to delete',
          `${String(objects.due)} (${sizeText(objects.dueBytes)})`,
          `${String(objects.waiting)} (${sizeText(objects.waitingBytes)})`,
          objects.nextDueAt ?? '',
        ],
        ['silent uploads', String(uploads.silent), String(uploads.underWay - uploads.silent), ''],
        ['in the trash', '', String(trash.entries), trash.nextPurgeAt ?? ''],
        ['tag history', '', String(history.entries), history.nextExpiryAt ?? ''],
      ],
      none: '',
    });
  },
};

export const adminGcCommands: readonly Command[] = [run, status, explain];
