import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answered, answeredBody } from '../http/api-client.ts';
import { parseNumber } from '../parse-number.ts';
import { parseReference, type Reference } from '../reference.ts';
import type { Connector } from '../connector.ts';

/** How the management API names a repository: the slashes of a deeper name are escaped by the client. */
const apiPath = ({ repository: { namespace, name } }: Reference) => ({ namespace, name });

function parseTagged(text: string, connector: Connector, form: string): Reference & { readonly tag: string } {
  const { tag, ...reference } = parseReference(text, connector.givenHost);
  if (tag === undefined) throw new CliError('usage', `"${text}" names no tag: write ${form}`);
  return { ...reference, tag };
}

const list: Command = {
  words: ['tags'],
  operands: ['[HOST/]NAME'],
  summary: 'List the tags of a repository',
  options: {},
  async run({ invocation, connector, output }) {
    const reference = parseReference(invocation.operands[0] ?? '', connector.givenHost);
    const { full } = reference.repository;
    const api = await connector.openApi(await connector.resolveHost(reference.host));
    const result = await api.client.GET('/v1/repositories/{repository}/tags', {
      params: { path: { repository: full } },
    });
    const found = Object.entries(answeredBody(api, `tags of ${full}`, result));
    const tags = found
      .map(([tag, imageId]) => ({ tag, image_id: imageId }))
      .sort((a, b) => (a.tag < b.tag ? -1 : 1));
    output.list(tags, {
      head: ['TAG', 'IMAGE'],
      rows: tags.map(({ tag, image_id: imageId }) => [tag, imageId]),
      none: `${full} has no tags`,
    });
  },
};

const history: Command = {
  words: ['tags', 'history'],
  operands: ['[HOST/]NAME:TAG'],
  summary: 'List what a tag stood for, the newest first',
  options: {},
  async run({ invocation, connector, output }) {
    const reference = parseTagged(invocation.operands[0] ?? '', connector, 'NAME:TAG');
    const api = await connector.openApi(await connector.resolveHost(reference.host));
    const result = await api.client.GET('/api/repositories/{namespace}/{name}/tags/{tag}/history', {
      params: { path: { ...apiPath(reference), tag: reference.tag } },
    });
    const { items } = answeredBody(api, `history of ${reference.name}:${reference.tag}`, result);
    output.list(
      items.map(({ revision, imageId, movedAt, movedBy, keepUntil }) => ({
        revision,
        image_id: imageId,
        moved_at: movedAt,
        moved_by: movedBy,
        keep_until: keepUntil,
      })),
      {
        head: ['REVISION', 'IMAGE', 'SINCE', 'BY', 'KEPT UNTIL'],
        rows: items.map(({ revision, imageId, movedAt, movedBy, keepUntil }) => [
          String(revision),
          imageId?.slice(0, 12) ?? '(deleted)',
          movedAt,
          movedBy ?? '-',
          keepUntil ?? 'current',
        ]),
        none: 'no history',
      },
    );
  },
};

const revisions = { min: 1, max: 2_147_483_647, isWhole: true };

const restore: Command = {
  words: ['tags', 'restore'],
  operands: ['[HOST/]NAME:TAG@REVISION'],
  summary: 'Let a tag stand again for what it stood for at a revision of its history',
  options: {},
  async run({ invocation, connector, output }) {
    const text = invocation.operands[0] ?? '';
    const match = /^(.*)@([^@]+)$/.exec(text);
    if (!match)
      throw new CliError(
        'usage',
        `"${text}" names no revision: write NAME:TAG@REVISION, as "tags history" lists them`,
      );
    const reference = parseTagged(match[1] ?? '', connector, 'NAME:TAG@REVISION');
    const revision = parseNumber('REVISION', match[2] ?? '', revisions);
    const api = await connector.openApi(await connector.resolveHost(reference.host));
    const result = await api.client.POST('/api/repositories/{namespace}/{name}/tags/{tag}/restore', {
      params: { path: { ...apiPath(reference), tag: reference.tag } },
      body: { revision },
    });
    answered(api, `restoring ${reference.name}:${reference.tag}`, result);
    output.done(
      { repository: reference.repository.full, tag: reference.tag, revision },
      `${reference.name}:${reference.tag} is at revision ${String(revision)} again`,
    );
  },
};

export const tagsCommands: readonly Command[] = [list, history, restore];
