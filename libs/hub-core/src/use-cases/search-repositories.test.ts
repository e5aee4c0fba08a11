import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import type { HubCaller } from './resolve-caller.ts';
import { createSearchRepositories } from './search-repositories.ts';

describe('searchRepositories', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    for (const [name, access] of [
      ['library/tool', 'public'],
      ['alice/tool', 'public'],
      ['alice/hidden-tool', 'private'],
    ] as const)
      await hub.store.ensureRepository({ name, namespace: name.split('/')[0] ?? '', access });
    const searchRepositories = createSearchRepositories(hub);
    const find = async (text: string, caller: HubCaller = { kind: 'anonymous' }, part = {}) => {
      const found = await searchRepositories({ caller, text, page: 1, pageSize: 10, ...part });
      return { total: found.total, names: found.items.map((item) => item.name) };
    };
    return { ...hub, alice, find };
  }

  it('[67] finds official ones first, by their bare name too, and all of them for an empty text', async () => {
    const { find } = await aSite();
    const both = ['library/tool', 'alice/tool'];
    for (const text of ['tool', ' TOOL ', '']) expect((await find(text)).names).toEqual(both);
    // The prefix is dropped, and `tool` is found everywhere.
    expect((await find('library/tool')).names).toEqual(both);
    expect((await find('  ')).names).toEqual(both);
  });

  it.each([
    ['a NUL', '\0'],
    ['a NUL in a word', 'to\0ol'],
    ['a NUL behind a word', 'tool\0'],
    ['an escape', '\u001b'],
    ['DEL', '\u007f'],
    ['a C1 control', '\u009b'],
    ['a line end alone', '\n'],
    ['a tab and blanks', ' \t '],
    ['a blank that is none of ASCII', '\u00a0'],
  ])('finds nothing for %s, and not everything', async (_case, text) => {
    const { find } = await aSite();
    expect(await find(text)).toEqual({ total: 0, names: [] });
  });

  it('leaves out white space around and counts line ends within as blanks', async () => {
    const { find } = await aSite();
    expect((await find('tool\r\n')).names).toEqual(['library/tool', 'alice/tool']);
    expect((await find('alice\ntool')).names).toEqual(['alice/tool']);
  });

  it('[68] counts all, whatever the page', async () => {
    const { find } = await aSite();
    expect(await find('tool', { kind: 'anonymous' }, { page: 2, pageSize: 1 })).toEqual({
      total: 2,
      names: ['alice/tool'],
    });
  });

  it('[69] finds private ones for those who may read them, by password or token', async () => {
    const { find, alice, store, issueToken, callerWith } = await aSite();
    expect((await find('hidden', { kind: 'user', user: alice })).total).toBe(1);
    expect((await find('hidden')).total).toBe(0);
    const repository = await store.findRepositoryByName('alice/tool');
    if (!repository) throw new Error('just made');
    for (const user of [alice, undefined]) {
      const { header } = await issueToken({ repository, user, access: 'read' });
      expect((await find('hidden', await callerWith(header))).total).toBe(user ? 1 : 0);
    }
  });
});
