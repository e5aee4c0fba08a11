import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, type AHub } from '../../../test/a-hub.ts';

const unknownId = '00000000-0000-4000-8000-000000000000';
const lists = ['users', 'repositories', 'tokens', 'trash', 'verify/failed', 'runs/RUN/items'] as const;
const notALimit = 'limit is not a whole number from 1 to 1000';
const notACursor = 'after is not a cursor';
const notASerial = `after is not a whole number from 0 to ${String(Number.MAX_SAFE_INTEGER)}`;

describe('pages of the management API', () => {
  let hub: AHub;
  let runId = '';
  beforeAll(async () => {
    hub = await aHub();
    runId = ((await hub.send('POST', '/api/gc/runs', { as: 'root' })).json() as { id: string }).id;
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const get = async (list: string, query: string) => {
    const path = `/api/${list.replace('RUN', runId)}?${query}`;
    const answer = await hub.send('GET', path, { as: 'root' });
    return [answer.status, answer.json()];
  };

  describe.each(lists)('GET /api/%s', (list) => {
    it.each(['limit=1', 'limit=1000', ''])('takes "%s"', async (query) => {
      expect((await get(list, query))[0]).toBe(200);
    });

    it.each(['0', '-1', '1001', '1e1', '0x10', '5.0', 'abc', '', '9'.repeat(30)])(
      'refuses the limit "%s"',
      async (limit) => {
        expect(await get(list, `limit=${limit}`)).toEqual([400, { error: notALimit }]);
      },
    );

    it('refuses a parameter that stands there twice', async () => {
      expect(await get(list, 'limit=5&limit=5')).toEqual([400, { error: 'limit is given more than once' }]);
      expect(await get(list, 'after=1&after=1')).toEqual([400, { error: 'after is given more than once' }]);
    });
  });

  it.each([
    ['users', ['%0A', 'a%00', 'x'.repeat(256)]],
    ['repositories', ['%1B', 'a%00', 'x'.repeat(256)]],
    ['tokens', ['', 'abc', '1', unknownId.toUpperCase().replaceAll('0', 'F')]],
    ['trash', ['', 'abc', '1']],
    ['verify/failed', ['', 'abc', '1', `sha256:${'0'.repeat(63)}`, '0'.repeat(64)]],
    ['runs/RUN/items', ['', 'abc', '-1', '1.5', '1e3', '9007199254740992', '9'.repeat(30)]],
  ])('GET /api/%s refuses what is no cursor of it', async (list, cursors) => {
    for (const cursor of cursors) {
      const [status, body] = await get(list, `after=${cursor}`);
      expect([notACursor, notASerial, 'after holds a NUL'], cursor).toContain(
        (body as { error: string }).error,
      );
      expect(status).toBe(400);
    }
  });

  it('takes the last number that a serial can be, and behind it is nothing', async () => {
    expect(await get('runs/RUN/items', `after=${String(Number.MAX_SAFE_INTEGER)}`)).toEqual([
      200,
      { items: [] },
    ]);
  });
});
