import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { parseNumber } from '../parse-number.ts';
import { splitHost } from '../reference.ts';

const defaultLimit = 25;
const pageSize = 100;

const limits = { min: 1, max: 999_999, isWhole: true };

/** With `--host` the whole is a term, unless that host stands in front: a namespace may have a dot. */
function termOf(text: string, givenHost: string | undefined): ReturnType<typeof splitHost> {
  const split = splitHost(text);
  return givenHost === undefined || split.host === givenHost ? split : { host: undefined, rest: text };
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
    const limitText = invocation.find('limit');
    const limit = limitText === undefined ? defaultLimit : parseNumber('--limit', limitText, limits);
    const { host, rest: q } = termOf(invocation.operands[0] ?? '', connector.givenHost);
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
