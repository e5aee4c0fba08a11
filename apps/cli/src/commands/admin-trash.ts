import type { Command } from '../command.ts';
import { allPages, answered, answeredBody } from '../http/api-client.ts';
import { sizeText } from '../terminal/size-text.ts';
import { confirm, yesOption } from './confirm.ts';

const pageSize = 100;

const list: Command = {
  words: ['admin', 'trash', 'list'],
  operands: [],
  summary: 'List what was deleted and can still be restored',
  options: {},
  async run({ connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const entries = await allPages(async (after) => {
      const query = { limit: pageSize, ...(after && { after }) };
      return answeredBody(
        api,
        'listing the trash',
        await api.client.GET('/api/trash', { params: { query } }),
      );
    });
    output.list(
      entries.map(({ id, repository, tag, deletedAt, purgeAt, sizeBytes }) => ({
        id,
        repository,
        tag,
        deleted_at: deletedAt,
        purge_at: purgeAt,
        size_bytes: sizeBytes,
      })),
      {
        head: ['ID', 'WHAT', 'DELETED', 'GONE FROM', 'SIZE'],
        rows: entries.map(({ id, repository, tag, deletedAt, purgeAt, sizeBytes }) => [
          id,
          tag === null ? repository : `${repository}:${tag}`,
          deletedAt,
          purgeAt,
          sizeText(sizeBytes),
        ]),
        none: 'the trash is empty',
      },
    );
  },
};

const restore: Command = {
  words: ['admin', 'trash', 'restore'],
  operands: ['ID'],
  summary: 'Bring back what was deleted',
  options: {},
  async run({ invocation, connector, output }) {
    const [trashId = ''] = invocation.operands;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const result = await api.client.POST('/api/trash/{trashId}/restore', { params: { path: { trashId } } });
    answered(api, `restoring ${trashId}`, result);
    output.done({ id: trashId, restored: true }, `Restored ${trashId}`);
  },
};

const purge: Command = {
  words: ['admin', 'trash', 'purge'],
  operands: ['ID'],
  summary: 'Delete for good what is in the trash',
  options: { yes: yesOption },
  async run(context) {
    const { invocation, connector, output } = context;
    const [trashId = ''] = invocation.operands;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    await confirm(context, `Delete ${trashId} for good?`);
    answered(
      api,
      `purging ${trashId}`,
      await api.client.DELETE('/api/trash/{trashId}', { params: { path: { trashId } } }),
    );
    output.done({ id: trashId, purged: true }, `Purged ${trashId}`);
  },
};

export const adminTrashCommands: readonly Command[] = [list, restore, purge];
