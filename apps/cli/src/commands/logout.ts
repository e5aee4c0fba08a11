import type { Command } from '../command.ts';
import { parseHost } from '../http/address.ts';

export const logout: Command = {
  words: ['logout'],
  operands: ['[HOST]'],
  summary: 'Forget the user name and password kept for a host',
  options: {},
  async run({ invocation, credentials, connector, output }) {
    const { host } = parseHost(await connector.resolveHost(invocation.operands[0]));
    const isRemoved = await credentials.removeLogin(host);
    output.done(
      { host, removed: isRemoved },
      isRemoved ? `Logged out of ${host}` : `Not logged in to ${host}`,
    );
  },
};
