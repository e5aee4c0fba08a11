import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answered } from '../http/api-client.ts';
import { parseReference } from '../reference.ts';
import { confirm, yesOption } from './confirm.ts';

export const rm: Command = {
  words: ['rm'],
  operands: ['[HOST/]NAME:TAG'],
  summary: 'Delete a tag',
  options: { yes: yesOption },
  async run(context) {
    const { invocation, connector, output } = context;
    const text = invocation.operands[0] ?? '';
    const { host, repository, name, tag } = parseReference(text, connector.givenHost);
    if (tag === undefined) {
      throw new CliError(
        'usage',
        `"${text}" names no tag; to delete the whole repository: drydock repos rm ${name}`,
      );
    }
    const api = await connector.openApi(await connector.resolveHost(host));
    await confirm(context, `Delete ${api.host}/${name}:${tag}?`);
    const result = await api.client.DELETE('/v1/repositories/{repository}/tags/{tag}', {
      params: { path: { repository: repository.full, tag } },
    });
    answered(api, `deleting ${name}:${tag}`, result);
    output.done({ repository: repository.full, tag, deleted: true }, `Deleted ${name}:${tag}`);
  },
};
