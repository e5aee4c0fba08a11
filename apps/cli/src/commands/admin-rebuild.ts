import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { collectRunItems, detachOption, followRun } from '../runs/follow-run.ts';
import { countOf, runDocument, type Run, type RunItem } from '../runs/run-document.ts';
import { confirm, yesOption } from './confirm.ts';

const listLength = (result: Run['result'], name: string): number => {
  const value = result?.[name];
  return Array.isArray(value) ? value.length : 0;
};

function rebuiltWords({ result }: Run): string {
  const count = (name: string) => String(countOf(result, name));
  const torn = listLength(result, 'torn');
  const unreadable = listLength(result, 'unreadable');
  return [
    `Rebuilt ${count('repositories')} repositories, ${count('images')} images, ${count('tags')} tags, ${count('blobs')} blobs`,
    `, of which ${count('missing')} are missing and ${count('corrupt')} of the wrong size`,
    torn === 0 ? '' : `; ${String(torn)} manifests were not whole`,
    unreadable === 0 ? '' : `; ${String(unreadable)} repositories have none that is`,
  ].join('');
}

function itemRow({ kind, item }: RunItem): readonly string[] {
  const { repository, name, isPending } = item;
  return [
    kind,
    typeof repository === 'string' ? repository : '',
    typeof name === 'string' ? name : '',
    isPending === true ? 'its manifest is still to be written' : '',
  ];
}

const rebuild: Command = {
  words: ['admin', 'rebuild'],
  operands: [],
  summary: 'Make the registry’s rows from the bucket alone, after the database was lost',
  details:
    'Only into a database that has no images. With --compare nothing is changed: it tells how the rows differ from what\na rebuild would make. What a rebuild cannot know is told in docs/storage.md.',
  options: {
    compare: { type: 'boolean', help: 'change nothing, and tell what differs' },
    detach: detachOption,
    yes: yesOption,
  },
  async run(context) {
    const { invocation, connector, output } = context;
    const compare = invocation.has('compare');
    const api = await connector.openApi(await connector.resolveHost(undefined));
    if (!compare) await confirm(context, 'Make the rows of the registry from its bucket?');
    const started = answeredBody(
      api,
      'starting a rebuild',
      await api.client.POST('/api/rebuild/runs', { body: { compare } }),
    );
    const ended = await followRun(context, api, started);
    if (!ended) return;
    if (!compare) {
      output.done(runDocument(ended), rebuiltWords(ended));
      return;
    }
    const items = await collectRunItems(api, ended.id);
    output.list(runDocument(ended, items), {
      head: ['DIFFERENCE', 'REPOSITORY', 'WHAT', ''],
      rows: items.map(itemRow),
      none: 'the rows and the bucket agree',
    });
  },
};

export const adminRebuildCommands: readonly Command[] = [rebuild];
