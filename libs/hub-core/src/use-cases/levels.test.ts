import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';

describe('a user’s level', () => {
  it('is everything for administrators, and for owners in what is theirs', async () => {
    const { addUser, findLevel } = aMemoryHub();
    const [root, alice] = [await addUser('root', { isAdmin: true }), await addUser('alice')];
    const levelOf = (user: typeof root | undefined, name: string) =>
      findLevel(user, RepositoryName.parse(name));
    expect(await levelOf(root, 'anybody/app')).toBe('admin');
    expect(await levelOf(root, 'ubuntu')).toBe('admin');
    expect(await levelOf(alice, 'alice/deep/app')).toBe('admin');
    expect(await levelOf(alice, 'bobby/app')).toBe('none');
    expect(await levelOf(undefined, 'alice/app')).toBe('none');
  });

  it('[5] never lets anybody but administrators write to library', async () => {
    const { addUser, findLevel, store } = aMemoryHub();
    const [named, granted] = [await addUser('library'), await addUser('alice')];
    await store.saveGrant({
      namespace: 'library',
      repository: null,
      username: 'alice',
      userId: granted.userId,
      level: 'admin',
    });
    expect(await findLevel(named, RepositoryName.parse('ubuntu'))).toBe('none');
    expect(await findLevel(granted, RepositoryName.parse('ubuntu'))).toBe('read');
  });
});
