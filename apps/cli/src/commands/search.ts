import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { splitHost } from '../reference.ts';

const defaultLimit = 25;
const pageSize = 100;

function parseLimit(text: string | undefined): number {
  if (text === undefined) return defaultLimit;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw new CliError('usage', `--limit is a number from 1, not "${text}"`);
  return limit;
}

export const search: Command = {
  words: ['search'],
  operands: ['[[HOST/]TERM]'],
  summary: 'Find repositories by name and description',
  options: {
    limit: {
      type: 'string',
      value: 'N',
      help: `at most so many results; ${String(defaultLimit)} by default`,
    },
  },
  async run({ invocation, connector, output }) {
    const limit = parseLimit(invocation.find('limit'));
    const { host, rest: q } = splitHost(invocation.operands[0] ?? '');
    const api = await connector.openApi(await connector.resolveHost(host));
    const n = Math.min(limit, pageSize);
    const fetchPage = async (page: number) =>
      answeredBody(
        api,
        'searching',
        await api.client.GET('/v1/search', { params: { query: { q, n, page } } }),
      );
    const first = await fetchPage(1);
    const found = [...first.results];
    for (let page = 2; page <= first.num_pages && found.length < limit; page += 1) {
      found.push(...(await fetchPage(page)).results);
    }
    const shown = found.slice(0, limit);
    output.list(shown, {
      head: ['NAME', 'DESCRIPTION', 'STARS', 'OFFICIAL'],
      rows: shown.map(({ name, description, star_count: stars, is_official: isOfficial }) => [
        name,
        description,
        String(stars),
        isOfficial ? 'yes' : '',
      ]),
      none: 'nothing found',
    });
  },
};
