import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import { z } from 'zod';
import { answer } from './answer.ts';
import type { MembersOf } from './read-shape.ts';

type Me = HubOperations['getMe'];
type Delete = HubOperations['deleteRepository'];

describe('answer', () => {
  let next: (res: ServerResponse) => void = () => undefined;
  const server = createServer((_req, res) => next(res));
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') url = `http://127.0.0.1:${String(address.port)}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const present = async (write: (res: ServerResponse) => void) => {
    next = write;
    const response = await fetch(url);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('sends the body with its status', async () => {
    const sent = await present((res) =>
      answer<Me>(res, { status: 200, body: { username: 'bobby', email: null, isAdmin: false } }),
    );
    expect([sent.status, sent.text]).toEqual([200, '{"username":"bobby","email":null,"isAdmin":false}']);
  });

  it('sends 204 without a body or its headers', async () => {
    const sent = await present((res) => answer<HubOperations['putGrant']>(res, { status: 204 }));
    expect([sent.status, sent.text, sent.headers.get('content-type')]).toEqual([204, '', null]);
  });

  it('sends the headers of the operation', async () => {
    const headers = {
      'X-Docker-Token': 'signature=x',
      'WWW-Authenticate': 'Token signature=x',
      'X-Docker-Endpoints': 'host:1',
    };
    const sent = await present((res) => answer<Delete>(res, { status: 202, body: '', headers }));
    expect(sent.headers.get('x-docker-token')).toBe('signature=x');
  });

  // Never run: that these lines do not compile is the test.
  it('compiles only what the document says', () => {
    const body = { username: 'bobby', email: null, isAdmin: false };
    const parts = (res: ServerResponse) => {
      // @ts-expect-error no such status
      answer<Me>(res, { status: 418, body });
      // @ts-expect-error a member is missing
      answer<Me>(res, { status: 200, body: { username: 'bobby', email: null } });
      // @ts-expect-error a member too many
      answer<Me>(res, { status: 200, body: { ...body, isActive: true } });
      // @ts-expect-error no such header
      answer<Delete>(res, { status: 202, body: '', headers: { 'X-Other': '1' } });
      // @ts-expect-error 204 has no body
      answer<HubOperations['putGrant']>(res, { status: 204, body });
    };
    const user = { username: z.string(), password: z.string(), email: z.string().exactOptional() };
    const flags = { isAdmin: z.boolean(), active: z.boolean() };
    ({ ...user, ...flags }) satisfies MembersOf<RequestBody<HubOperations['addUser']>>;
    // @ts-expect-error members are missing
    user satisfies MembersOf<RequestBody<HubOperations['addUser']>>;
    expect(parts).toBeTypeOf('function');
  });
});
