import { expect, it } from 'vitest';
import type { HubStore } from '../ports/hub-store.ts';
import { addRepository, addUser, newName } from './fixtures.ts';

const nobody = { userId: undefined, username: undefined, isAdmin: false };

export function describeSearch(open: () => HubStore): void {
  const find = async (
    text: string,
    page: { limit?: number; offset?: number } = {},
    viewer: Parameters<HubStore['search']>[0]['viewer'] = nobody,
  ) => {
    const { total, items } = await open().search({
      text,
      viewer,
      limit: page.limit ?? 25,
      offset: page.offset ?? 0,
    });
    return { total, names: items.map((item) => item.name) };
  };

  it('[67] finds a part of the name and of the description, whatever the case', async () => {
    const [namespace, word] = [newName('ns'), newName('word')];
    const { repositoryId } = await addRepository(open(), `${namespace}/needle-app`);
    await open().changeRepository(repositoryId, {
      description: `An "odd" ${word.toUpperCase()} server: 100%_sure`,
    });
    const hit = { total: 1, names: [`${namespace}/needle-app`] };
    expect(await find(`${namespace}/need`)).toEqual(hit);
    expect(await find(`${namespace.slice(2)}/NEEDLE`)).toEqual(hit);
    expect(await find(word.slice(1, -1))).toEqual(hit);
    expect(await find(`server "odd" ${word}`)).toEqual(hit);
    expect(await find(`${word} server: 100%_s`)).toEqual(hit);
    expect(await find('edle-app an')).toEqual({ total: 0, names: [] });
  });

  it('[67] takes %, _ and backslashes as they stand', async () => {
    const namespace = newName('ns');
    await addRepository(open(), `${namespace}/a_b`);
    await addRepository(open(), `${namespace}/axb`);
    expect(await find(`${namespace}/a_b`)).toEqual({ total: 1, names: [`${namespace}/a_b`] });
    // A part of a word, so that no full-text match answers instead.
    const part = namespace.slice(0, -1);
    for (const text of [`${part}%`, `${part}_`, `${part}\\`, `${part}_/a`])
      expect((await find(text)).total).toBe(0);
  });

  it('[68] counts all hits whatever the page', async () => {
    const namespace = newName('ns');
    for (const name of ['c', 'a', 'b']) await addRepository(open(), `${namespace}/${name}`);
    expect(await find(`${namespace}/`, { limit: 2 })).toEqual({
      total: 3,
      names: [`${namespace}/a`, `${namespace}/b`],
    });
    expect(await find(`${namespace}/`, { limit: 2, offset: 2 })).toEqual({
      total: 3,
      names: [`${namespace}/c`],
    });
    expect(await find(`${namespace}/`, { limit: 2, offset: 200 })).toEqual({ total: 3, names: [] });
  });

  it('[69] puts official ones first and shows private ones to those who may read', async () => {
    const owner = await addUser(open());
    const word = newName('word');
    await addRepository(open(), `aa${word}/app`);
    await addRepository(open(), `library/${word}`);
    await addRepository(open(), `${owner.username}/${word}`, 'private');
    expect((await find(word)).names).toEqual([`library/${word}`, `aa${word}/app`]);
    const seen = await find(word, {}, { userId: owner.userId, username: owner.username, isAdmin: false });
    expect(seen.names).toEqual([`library/${word}`, `aa${word}/app`, `${owner.username}/${word}`]);
    expect((await find(word, {}, { ...nobody, isAdmin: true })).total).toBe(3);
  });

  it('[67] lists everything visible for an empty text, and never what is deleted', async () => {
    const name = `${newName('ns')}/app`;
    const { repositoryId } = await addRepository(open(), name);
    const before = await find('');
    expect(before.total).toBeGreaterThan(0);
    await open().trashRepository(repositoryId);
    expect((await find('')).total).toBe(before.total - 1);
    expect((await find(name)).total).toBe(0);
  });
}
