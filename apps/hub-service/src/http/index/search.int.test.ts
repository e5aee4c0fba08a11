import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, basic, type AHub } from '../../../test/a-hub.ts';

interface Found {
  readonly query: string;
  readonly num_results: number;
  readonly num_pages: number;
  readonly page: number;
  readonly page_size: number;
  readonly results: readonly { readonly name: string; readonly is_official: boolean }[];
}

describe('search', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    for (const name of ['alice', 'bobby']) await hub.addUser(name);
    await hub.push('root', 'ubuntu');
    for (const name of ['one', 'two', 'three', 'under_score', 'undersscore'])
      await hub.push('alice', `alice/${name}`);
    await hub.push('bobby', 'bobby/ubuntu');
    await hub.push('alice', 'alice/secret');
    await hub.send('PUT', '/v1/repositories/alice/secret/properties', {
      as: 'alice',
      json: { access: 'private' },
    });
    const described = await hub.send('PATCH', '/api/repositories/alice/one', {
      as: 'alice',
      json: { description: 'A "fast" web server, 100% small' },
    });
    if (described.status !== 200) throw new Error(described.text());
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const search = async (query: string, authorization?: string): Promise<Found> => {
    const answer = await hub.send('GET', `/v1/search${query}`, {
      authorization,
      headers: { 'X-Docker-Token': 'true' },
    });
    expect(answer.status).toBe(200);
    // The contract has checked the shape.
    return answer.json() as Found;
  };
  const names = async (query: string, authorization?: string) =>
    (await search(query, authorization)).results.map((result) => result.name);

  it.each([
    ['fast%20web', ['alice/one']],
    ['%22fast%22%20web', ['alice/one']],
    ['web+server', ['alice/one']],
    ['WEB', ['alice/one']],
    ['100%25', ['alice/one']],
    ['under_s', ['alice/under_score']],
    ['lice/tw', ['alice/two']],
    ["'%3B--", []],
    ['%5C', []],
    ['%00', []],
    ['ubuntu%00', []],
    ['%0A', []],
    ['%1B', []],
    ['ubuntu%0D%0A', ['ubuntu', 'bobby/ubuntu']],
  ])('[67] finds by q=%s', async (text, found) => {
    expect(await names(`?q=${text}`)).toEqual(found);
  });

  it('[67] strips a leading library/, and lists everything for an empty or absent text', async () => {
    expect(await names('?q=library/ubuntu')).toEqual(['ubuntu', 'bobby/ubuntu']);
    const all = await names('');
    expect(all).toHaveLength(7);
    expect(all[0]).toBe('ubuntu');
    expect(await names('?q=')).toEqual(all);
  });

  it('[68] clamps n and page, and counts all hits on each page', async () => {
    const shape = async (query: string) => {
      const { num_results, page, page_size, results, num_pages } = await search(query);
      return { num_results, page, page_size, count: results.length, num_pages };
    };
    expect(await shape('?n=1')).toEqual({ num_results: 7, page: 1, page_size: 1, count: 1, num_pages: 7 });
    expect(await shape('?n=0')).toMatchObject({ page_size: 1, num_results: 7 });
    expect(await shape('?n=100')).toMatchObject({ page_size: 100, count: 7 });
    expect(await shape('?n=101')).toMatchObject({ page_size: 100 });
    expect(await shape('?n=abc')).toMatchObject({ page_size: 25 });
    expect(await shape('?n=5&page=0')).toMatchObject({ page: 1, count: 5 });
    expect(await shape('?n=5&page=2')).toMatchObject({ page: 2, count: 2, num_results: 7, num_pages: 2 });
    expect(await shape('?n=5&page=99999999999999999999')).toMatchObject({ count: 5 });
    expect(await shape('?n=5&page=999')).toMatchObject({ count: 0, num_results: 7 });
    expect(await shape('?n=5&n=2&q=a&q=b')).toMatchObject({ page_size: 5 });
  });

  it('[69] gives typed fields, official ones first, private ones to members only', async () => {
    const { results, query } = await search('?q=ubuntu');
    expect(query).toBe('ubuntu');
    expect(results[0]).toEqual({
      name: 'ubuntu',
      description: '',
      star_count: 0,
      is_official: true,
      is_automated: false,
      is_trusted: false,
    });
    expect(results[1]).toMatchObject({ name: 'bobby/ubuntu', is_official: false });
    expect(await names('?q=secret')).toEqual([]);
    expect(await names('?q=secret', basic('bobby'))).toEqual([]);
    expect(await names('?q=secret', basic('alice'))).toEqual(['alice/secret']);
    expect(await names('?q=secret', basic('root'))).toEqual(['alice/secret']);
    const grant = { namespace: 'alice', repository: 'secret', username: 'bobby', level: 'read' };
    expect((await hub.send('PUT', '/api/grants', { as: 'alice', json: grant })).status).toBe(204);
    expect(await names('?q=secret', basic('bobby'))).toEqual(['alice/secret']);
  });

  it('[70] works with Basic, Token and without, and refuses wrong credentials', async () => {
    const token = await hub.push('alice', 'alice/two');
    expect(await names('?q=secret', token)).toEqual(['alice/secret']);
    expect(await names('?q=two', 'Basic Og==')).toEqual(['alice/two']);
    expect(await names('?q=two')).toEqual(['alice/two']);
    expect(
      (await hub.send('GET', '/v1/search?q=two', { authorization: basic('alice', 'wrong') })).status,
    ).toBe(401);
  });
});
