import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answered, answeredBody } from '../http/api-client.ts';

const levels = ['read', 'write', 'admin'] as const;
type Level = (typeof levels)[number];

/** `NS` is every repository of a namespace, `NS/NAME` the one. */
function parseScope(text: string): { readonly namespace: string; readonly repository?: string } {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? text : text.slice(0, slash);
  const repository = slash < 0 ? undefined : text.slice(slash + 1);
  if (namespace === '' || repository === '') {
    throw new CliError('usage', `"${text}" is neither a namespace nor a repository: write NS or NS/NAME`);
  }
  return repository === undefined ? { namespace } : { namespace, repository };
}

function parseLevel(text: string): Level {
  const level = levels.find((known) => known === text);
  if (level === undefined)
    throw new CliError('usage', `"${text}" is not a level: write ${levels.join(', ')}`);
  return level;
}

const list: Command = {
  words: ['admin', 'grants', 'list'],
  operands: ['[NS[/NAME]]'],
  summary: 'List who was granted what',
  options: {},
  async run({ invocation, connector, output }) {
    const [scope] = invocation.operands;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const query = scope === undefined ? {} : parseScope(scope);
    const { items } = answeredBody(
      api,
      'listing grants',
      await api.client.GET('/api/grants', { params: { query } }),
    );
    output.list(items, {
      head: ['WHERE', 'USER', 'LEVEL'],
      rows: items.map(({ namespace, repository, username, level }) => [
        repository === null ? namespace : `${namespace}/${repository}`,
        username,
        level,
      ]),
      none: 'no grants',
    });
  },
};

const add: Command = {
  words: ['admin', 'grants', 'add'],
  operands: ['NS[/NAME]', 'USER', 'read|write|admin'],
  summary: 'Grant a user a right on a namespace or a repository, or change it',
  options: {},
  async run({ invocation, connector, output }) {
    const [scope = '', username = '', level = ''] = invocation.operands;
    const body = { ...parseScope(scope), username, level: parseLevel(level) };
    const api = await connector.openApi(await connector.resolveHost(undefined));
    answered(api, `granting ${scope}`, await api.client.PUT('/api/grants', { body }));
    output.done({ ...body, repository: body.repository ?? null }, `${username} may ${level} ${scope}`);
  },
};

const remove: Command = {
  words: ['admin', 'grants', 'rm'],
  operands: ['NS[/NAME]', 'USER'],
  summary: 'Take a right away, and the tokens that rest on it',
  options: {},
  async run({ invocation, connector, output }) {
    const [scope = '', username = ''] = invocation.operands;
    const query = { ...parseScope(scope), username };
    const api = await connector.openApi(await connector.resolveHost(undefined));
    answered(api, `taking ${scope} away`, await api.client.DELETE('/api/grants', { params: { query } }));
    output.done(
      { ...query, repository: query.repository ?? null, removed: true },
      `${username} has no grant on ${scope} any more`,
    );
  },
};

export const adminGrantsCommands: readonly Command[] = [list, add, remove];
