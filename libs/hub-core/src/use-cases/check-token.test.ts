import { describe, expect, it } from 'vitest';
import { ImageId, RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createCheckToken } from './check-token.ts';
import { createListImages } from './list-images.ts';

describe('checkToken', () => {
  const known = ImageId.parse('a'.repeat(64));
  const name = RepositoryName.parse('alice/app');
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'private',
    });
    await hub.store.addImages(repository.repositoryId, [{ id: known, checksum: undefined }]);
    const { header } = await hub.issueToken({ repository, user: alice, access: 'read' });
    const token = await hub.callerWith(header);
    const checkToken = createCheckToken({ ...hub, listImages: createListImages(hub) });
    return { ...hub, repository, checkToken, user: { kind: 'user', user: alice } as const, token };
  }

  it('[23] passes any token that names the repository, and nobody without one', async () => {
    const { checkToken, token, user, store, repository } = await aSite();
    await checkToken.forRepository(token, name);
    await expect(checkToken.forRepository(token, RepositoryName.parse('alice/other'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(checkToken.forRepository(user, name)).rejects.toMatchObject({
      code: 'requires_authorization',
    });
    await store.trashRepository(repository.repositoryId);
    await expect(checkToken.forRepository(token, name)).rejects.toMatchObject({
      code: 'repository_not_found',
    });
  });

  it('[22] tells whether an image is of the repository', async () => {
    const { checkToken, token, user } = await aSite();
    expect(await checkToken.forImage(token, name, known)).toBe(true);
    expect(await checkToken.forImage(token, name, ImageId.parse('b'.repeat(64)))).toBe(false);
    await expect(checkToken.forImage(user, name, known)).rejects.toMatchObject({
      code: 'requires_authorization',
    });
  });
});
