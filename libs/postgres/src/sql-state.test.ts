import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isServerAway } from './sql-state.ts';

describe('a server that takes connections and never says a word', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let connectionString: string;

  beforeAll(async () => {
    server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    connectionString = `postgres://nobody:nothing@127.0.0.1:${String(port)}/none`;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const settings = () => ({ connectionString, connectionTimeoutMillis: 50 });

  it('is away for a single connection', async () => {
    const failed: unknown = await new pg.Client(settings()).connect().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(isServerAway(failed), String(failed)).toBe(true);
  });

  it('is away for a pool', async () => {
    const pool = new pg.Pool(settings());
    const failed: unknown = await pool.connect().catch((error: unknown) => error);
    await pool.end();
    expect(failed).toBeInstanceOf(Error);
    expect(isServerAway(failed), String(failed)).toBe(true);
  });
});
