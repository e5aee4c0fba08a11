import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { allPages, answered, answeredBody } from '../http/api-client.ts';
import { parseReference, type Reference } from '../reference.ts';
import type { Connector } from '../connector.ts';
import { confirm, yesOption } from './confirm.ts';

const pageSize = 100;

function parseRepository(text: string, connector: Connector): Reference {
  const reference = parseReference(text, connector.givenHost);
  if (reference.tag !== undefined)
    throw new CliError('usage', `"${text}" names a tag; a repository is meant here`);
  return reference;
}

const list: Command = {
  words: ['repos', 'list'],
  operands: [],
  summary: 'List the repositories that you may read',
  options: { namespace: { type: 'string', value: 'NAME', help: 'only those of one namespace' } },
  async run({ invocation, connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const namespace = invocation.find('namespace');
    const repositories = await allPages(async (after) => {
      const query = { limit: pageSize, ...(namespace && { namespace }), ...(after && { after }) };
      return answeredBody(
        api,
        'listing repositories',
        await api.client.GET('/api/repositories', { params: { query } }),
      );
    });
    output.list(
      repositories.map(({ name, access, description, official, starCount, createdAt, updatedAt }) => ({
        name,
        access,
        description,
        official,
        star_count: starCount,
        created_at: createdAt,
        updated_at: updatedAt,
      })),
      {
        head: ['NAME', 'ACCESS', 'UPDATED', 'DESCRIPTION'],
        rows: repositories.map(({ name, access, description, updatedAt }) => [
          name,
          access,
          updatedAt,
          description,
        ]),
        none: 'no repositories',
      },
    );
  },
};

const set: Command = {
  words: ['repos', 'set'],
  operands: ['[HOST/]NAME'],
  summary: 'Change who may read a repository, or its description',
  options: {
    public: { type: 'boolean', help: 'everybody may read it' },
    private: { type: 'boolean', help: 'only those who were granted it' },
    description: { type: 'string', value: 'TEXT', help: 'what search results show' },
  },
  async run({ invocation, connector, output }) {
    const [isPublic, isPrivate] = [invocation.has('public'), invocation.has('private')];
    const description = invocation.find('description');
    if (isPublic && isPrivate) throw new CliError('usage', 'a repository is --public or --private, not both');
    if (!isPublic && !isPrivate && description === undefined) {
      throw new CliError('usage', 'say what to change: --public, --private or --description TEXT');
    }
    const { host, name, repository } = parseRepository(invocation.operands[0] ?? '', connector);
    const api = await connector.openApi(await connector.resolveHost(host));
    const result = await api.client.PATCH('/api/repositories/{namespace}/{name}', {
      params: { path: { namespace: repository.namespace, name: repository.name } },
      body: {
        ...(isPublic || isPrivate ? { access: isPublic ? ('public' as const) : ('private' as const) } : {}),
        ...(description === undefined ? {} : { description }),
      },
    });
    const changed = answeredBody(api, `changing ${name}`, result);
    output.done(
      { name: changed.name, access: changed.access, description: changed.description },
      `${changed.name} is ${changed.access}${changed.description === '' ? '' : `: ${changed.description}`}`,
    );
  },
};

const remove: Command = {
  words: ['repos', 'rm'],
  operands: ['[HOST/]NAME'],
  summary: 'Put a repository with all its tags into the trash',
  options: { yes: yesOption },
  async run(context) {
    const { invocation, connector, output } = context;
    const { host, name, repository } = parseRepository(invocation.operands[0] ?? '', connector);
    const api = await connector.openApi(await connector.resolveHost(host));
    await confirm(context, `Delete ${api.host}/${name} with all its tags?`);
    const result = await api.client.DELETE('/api/repositories/{namespace}/{name}', {
      params: { path: { namespace: repository.namespace, name: repository.name } },
    });
    answered(api, `deleting ${name}`, result);
    output.done(
      { repository: repository.full, deleted: true },
      `Deleted ${name}; "drydock admin trash list" tells until when it can be restored`,
    );
  },
};

export const reposCommands: readonly Command[] = [list, set, remove];
