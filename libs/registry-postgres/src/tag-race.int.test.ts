import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '@drydock/testing';
import { anImageId, aStore, push, type AStore } from '../test/a-store.ts';

let db: AStore;
beforeAll(async () => {
  db = await aStore({ leaseSeconds: 600, historySeconds: 600 });
});
afterAll(() => db.close());

it('keeps in the history what a new tag pointed at before the move that waited for it', async () => {
  const { store, pool } = db;
  const repositoryId = await db.repository();
  const [first, second] = [anImageId('first'), anImageId('second')];
  for (const imageId of [first, second]) await push(store, { repositoryId, imageId, layer: imageId });

  const other = await pool.connect();
  try {
    await other.query('BEGIN');
    await other.query(`INSERT INTO tags (repository_id, name, image_id) VALUES ($1, 'new', $2)`, [
      repositoryId,
      first,
    ]);
    const tag = { repositoryId, tag: 'new' };
    const moving = store.moveTag({
      ...tag,
      imageId: second,
      userId: undefined,
      tokenId: undefined,
      client: {},
    });
    await eventually(async () => {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(1);
    });
    await other.query('COMMIT');
    await moving;
    const revisions = await store.listTagHistory(tag);
    expect(revisions.map(({ imageId }) => imageId)).toEqual([second, first]);
  } finally {
    other.release();
  }
});
