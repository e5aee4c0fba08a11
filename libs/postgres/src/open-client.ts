import pg from 'pg';
import { connectTimeoutMs } from './create-pool.ts';
import { refusalOf } from './refusal.ts';
import { isServerAway } from './sql-state.ts';

/**
 * One connection, for what has to be done before there is a pool. When it is cut, the statement under way or the next one fails.
 * @throws what the driver throws when the server is away; AppError `unavailable` in words for a person, which `isRefusal` knows, when it
 * does not let this process in
 */
export async function openClient(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  } catch (error) {
    throw refusalOf(error);
  }
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw isServerAway(error) ? error : refusalOf(error);
  }
  return client;
}
