import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { parseHost } from '../http/address.ts';
import { answered, createApi } from '../http/api-client.ts';
import { readPassword } from './read-password.ts';

export const login: Command = {
  words: ['login'],
  operands: ['HOST'],
  summary: 'Check a user name and password, and keep them for this host',
  details: 'They are kept in ~/.drydock/credentials.json, readable by you alone.',
  options: {
    user: { type: 'string', short: 'u', value: 'USER', help: 'the user name' },
    'password-stdin': { type: 'boolean', help: 'read the password from stdin instead of asking' },
  },
  async run({ invocation, terminal, credentials, connector, output, signal }) {
    const { host } = parseHost(await connector.resolveHost(invocation.operands[0]));
    const username =
      invocation.find('user') ??
      (terminal.isInteractive ? await terminal.ask('User: ', { isHidden: false }) : undefined);
    if (username === undefined || username === '') throw new CliError('usage', 'name the user with -u USER');
    if (username.includes(':')) throw new CliError('usage', 'a user name holds no colon');
    const password = await readPassword({ invocation, terminal, isNew: false });
    const api = createApi(
      await connector.findOrigin(invocation.operands[0] ?? ''),
      { username, password },
      signal,
    );
    answered(api, `logging in to ${host}`, await api.client.GET('/v1/users/'));
    await credentials.saveLogin(host, { username, password });
    output.done({ host, username }, `Logged in to ${host} as ${username}`);
  },
};
