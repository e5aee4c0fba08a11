import { startTestServer } from '@drydock/postgres/testing';
import { startTestMinio } from '@drydock/testing';
import { measurePushes } from './collection/measure-pushes.ts';
import { measureRate } from './collection/measure-rate.ts';

/**
 * How fast what nothing refers to is collected, rows and objects, on a real PostgreSQL and MinIO, and what that does to pushes beside it.
 * `npm run bench:collection -- --part rate --objects 10000 --few 10000 --stored 1000000 --fsync`,
 * `npm run bench:collection -- --part pushes --seconds 20 --rounds 6 --fsync`; without `--part` both. `--env NAME=VALUE` for the services.
 */
const valueOf = (name: string): string | undefined => {
  const index = process.argv.indexOf(`--${name}`);
  return index > 0 ? process.argv[index + 1] : undefined;
};
const option = (name: string, otherwise: number): number => Number(valueOf(name) ?? otherwise);
const isDurable = process.argv.includes('--fsync');
const part = valueOf('part');
const env = Object.fromEntries(
  process.argv.flatMap((argument, at) => {
    const [name, value] = (process.argv[at + 1] ?? '').split('=');
    return argument === '--env' && name !== undefined && value !== undefined ? [[name, value]] : [];
  }),
);
const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify({ ...line, fsync: isDurable })}\n`);
};

const stopPostgres = await startTestServer({ isDurable });
const store = await startTestMinio();
if ('unavailable' in store) throw new Error(store.unavailable);
try {
  if (part !== 'rate') {
    await measurePushes(store, {
      seconds: option('seconds', 20),
      rounds: option('rounds', 6),
      perSecond: option('pushes-per-second', 10),
      objects: option('beside-objects', 4_000),
      env,
      print,
    });
  }
  if (part !== 'pushes') {
    await measureRate(store, {
      objects: option('objects', 10_000),
      stored: [option('few', 10_000), option('stored', 1_000_000)],
      print,
    });
  }
} finally {
  await store.stop();
  await stopPostgres?.();
}
