import pg from 'pg';
import { connectTimeoutMs } from './create-pool.ts';

/** One connection, for what has to be done before there is a pool. When it is cut, the statement under way or the next one fails. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
