import { CliError } from '../cli-error.ts';
import type { Command, CommandContext } from '../command.ts';
import { allPages, answeredBody } from '../http/api-client.ts';
import { readPassword } from './read-password.ts';

const pageSize = 100;
const passwordOption = { type: 'boolean', help: 'read the password from stdin instead of asking' } as const;

interface UserChange {
  readonly active?: boolean;
  readonly isAdmin?: boolean;
  readonly password?: string;
}

async function changeUser(
  { invocation, connector, output }: CommandContext,
  change: UserChange,
  done: string,
): Promise<void> {
  const [username = ''] = invocation.operands;
  const api = await connector.openApi(await connector.resolveHost(undefined));
  const result = await api.client.PATCH('/api/users/{username}', {
    params: { path: { username } },
    body: change,
  });
  const user = answeredBody(api, `changing ${username}`, result);
  output.done(
    { username: user.username, active: user.active, is_admin: user.isAdmin },
    `${user.username} ${done}`,
  );
}

const list: Command = {
  words: ['admin', 'users', 'list'],
  operands: [],
  summary: 'List the users',
  options: {},
  async run({ connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const users = await allPages(async (after) => {
      const query = { limit: pageSize, ...(after && { after }) };
      return answeredBody(api, 'listing users', await api.client.GET('/api/users', { params: { query } }));
    });
    output.list(
      users.map(({ username, email, isAdmin, active, createdAt }) => ({
        username,
        email,
        is_admin: isAdmin,
        active,
        created_at: createdAt,
      })),
      {
        head: ['USER', 'EMAIL', 'ADMIN', 'ACTIVE', 'CREATED'],
        rows: users.map(({ username, email, isAdmin, active, createdAt }) => [
          username,
          email ?? '',
          isAdmin ? 'yes' : 'no',
          active ? 'yes' : 'no',
          createdAt,
        ]),
        none: 'no users',
      },
    );
  },
};

const add: Command = {
  words: ['admin', 'users', 'add'],
  operands: ['USER'],
  summary: 'Create a user',
  options: {
    email: { type: 'string', value: 'ADDRESS', help: 'its email address' },
    'password-stdin': passwordOption,
    admin: { type: 'boolean', help: 'make it an administrator' },
    inactive: { type: 'boolean', help: 'let it not log in until it is activated' },
  },
  async run({ invocation, connector, output, terminal }) {
    const [username = ''] = invocation.operands;
    const password = await readPassword({ invocation, terminal, isNew: true });
    const email = invocation.find('email');
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const result = await api.client.POST('/api/users', {
      body: {
        username,
        password,
        isAdmin: invocation.has('admin'),
        active: !invocation.has('inactive'),
        ...(email === undefined ? {} : { email }),
      },
    });
    const user = answeredBody(api, `creating ${username}`, result);
    output.done(
      { username: user.username, email: user.email, is_admin: user.isAdmin, active: user.active },
      `Created ${user.username}`,
    );
  },
};

const activate: Command = {
  words: ['admin', 'users', 'activate'],
  operands: ['USER'],
  summary: 'Let a user log in',
  options: {},
  run: (context) => changeUser(context, { active: true }, 'is active'),
};

const deactivate: Command = {
  words: ['admin', 'users', 'deactivate'],
  operands: ['USER'],
  summary: "Shut a user out and revoke the user's tokens",
  options: {},
  run: (context) => changeUser(context, { active: false }, 'is inactive'),
};

const password: Command = {
  words: ['admin', 'users', 'password'],
  operands: ['USER'],
  summary: "Set a user's password and revoke the user's tokens",
  options: { 'password-stdin': passwordOption },
  async run(context) {
    const { invocation, terminal } = context;
    await changeUser(
      context,
      { password: await readPassword({ invocation, terminal, isNew: true }) },
      'has a new password',
    );
  },
};

const setAdmin: Command = {
  words: ['admin', 'users', 'set-admin'],
  operands: ['USER', '[true|false]'],
  summary: 'Make a user an administrator, or with "false" no longer one',
  options: {},
  async run(context) {
    const wanted = context.invocation.operands[1] ?? 'true';
    if (wanted !== 'true' && wanted !== 'false')
      throw new CliError('usage', `write true or false, not "${wanted}"`);
    const isAdmin = wanted === 'true';
    await changeUser(context, { isAdmin }, isAdmin ? 'is an administrator' : 'is no administrator');
  },
};

export const adminUsersCommands: readonly Command[] = [list, add, activate, deactivate, password, setAdmin];
