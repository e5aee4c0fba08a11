import type { Command } from '../command.ts';
import { allPages, answered, answeredBody } from '../http/api-client.ts';

const pageSize = 100;

const list: Command = {
  words: ['tokens', 'list'],
  operands: [],
  summary: 'List the tokens that are valid: your own, or those of the user whom an administrator names',
  options: { user: { type: 'string', short: 'u', value: 'USER', help: 'those of this user' } },
  async run({ invocation, connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const username = invocation.find('user');
    const tokens = await allPages(async (after) => {
      const query = { limit: pageSize, ...(username && { username }), ...(after && { after }) };
      return answeredBody(api, 'listing tokens', await api.client.GET('/api/tokens', { params: { query } }));
    });
    output.list(
      tokens.map(({ id, repository, access, username: user, issuedAt, expiresAt, revokedAt }) => ({
        id,
        repository,
        access,
        username: user,
        issued_at: issuedAt,
        expires_at: expiresAt,
        revoked_at: revokedAt,
      })),
      {
        head: ['ID', 'USER', 'REPOSITORY', 'ACCESS', 'EXPIRES', 'REVOKED'],
        rows: tokens.map(({ id, repository, access, username: user, expiresAt, revokedAt }) => [
          id,
          user ?? '(anonymous)',
          repository,
          access,
          expiresAt,
          revokedAt ?? '',
        ]),
        none: 'no tokens',
      },
    );
  },
};

const revoke: Command = {
  words: ['tokens', 'revoke'],
  operands: ['ID'],
  summary: 'Make a token worthless before its time',
  options: {},
  async run({ invocation, connector, output }) {
    const [tokenId = ''] = invocation.operands;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const result = await api.client.DELETE('/api/tokens/{tokenId}', { params: { path: { tokenId } } });
    answered(api, `revoking ${tokenId}`, result);
    output.done({ id: tokenId, revoked: true }, `Revoked ${tokenId}; registries refuse it within a minute`);
  },
};

export const tokensCommands: readonly Command[] = [list, revoke];
