// `node tools/restore-drill.mjs`: pushes, backs up while pushes go on, destroys everything, restores, and reads every image back. Ends with 1
// when one byte is missing. Needs PostgreSQL's own tools (PG_BIN, or /usr/lib/postgresql/*/bin) and the built standalone.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const root = fileURLToPath(new URL('..', import.meta.url));
const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : [];
const pgBin = process.env.PG_BIN ?? join('/usr/lib/postgresql', versions.at(-1) ?? '', 'bin');
if (!existsSync(join(pgBin, 'pg_dump')) || !existsSync(join(root, 'dist/standalone/main.js'))) {
  console.error('The drill needs PostgreSQL (PG_BIN) and `npm run build`.');
  process.exit(2);
}

const place = mkdtempSync(join(tmpdir(), 'drydock-drill-'));
const isRoot = process.getuid?.() === 0;
const password = randomBytes(12).toString('hex');
const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root. */
function pg(program, args) {
  const command = [join(pgBin, program), ...args];
  const [file, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  execFileSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' });
}

async function startDatabase(name) {
  const directory = join(place, name);
  mkdirSync(directory, { mode: 0o700 });
  if (isRoot) {
    const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(place, id('-u'), id('-g'));
    chownSync(directory, id('-u'), id('-g'));
  }
  const port = await freePort();
  pg('initdb', ['-D', directory, '-U', 'drydock', '--auth', 'trust', '--no-sync']);
  pg('pg_ctl', [
    '-D',
    directory,
    '-w',
    '-l',
    join(directory, 'log'),
    '-o',
    `-p ${port} -h 127.0.0.1 -k ${directory}`,
    'start',
  ]);
  return {
    port,
    url: `postgres://drydock@127.0.0.1:${port}/drydock`,
    stop: () => pg('pg_ctl', ['-D', directory, '-m', 'immediate', 'stop']),
  };
}

async function startDrydock(databaseUrl, dataDirectory) {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'dist/standalone/main.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DRYDOCK_DATA_DIR: dataDirectory,
      DRYDOCK_PORT: String(port),
      DRYDOCK_ADMIN_PASSWORD: password,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return { url, kill: () => child.kill('SIGKILL') };
    await pause(100);
  }
  throw new Error('Drydock did not start');
}

async function call(url, path, options = {}) {
  const answer = await fetch(`${url}${path}`, options);
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${options.method ?? 'GET'} ${path}: ${answer.status} ${body.toString()}`);
  return { body, headers: answer.headers };
}

/** A whole push of one image; resolves when its last call has been acknowledged. */
async function push(url, name) {
  const id = randomBytes(32).toString('hex');
  const json = JSON.stringify({ id });
  const layer = randomBytes(100_000);
  const repository = `admin/${name}`;
  const start = await call(url, `/v1/repositories/${repository}/`, {
    method: 'PUT',
    headers: { authorization, 'x-docker-token': 'true', 'content-type': 'application/json' },
    body: JSON.stringify([{ id }]),
  });
  const token = { authorization: `Token ${start.headers.get('x-docker-token')}` };
  const put = (path, body, headers = {}) =>
    call(url, path, { method: 'PUT', headers: { ...token, ...headers }, body });
  await put(`/v1/images/${id}/json`, json);
  await put(`/v1/images/${id}/layer`, layer);
  const sum = createHash('sha256').update(`${json}\n`).update(layer).digest('hex');
  await put(`/v1/images/${id}/checksum`, undefined, { 'x-docker-checksum-payload': `sha256:${sum}` });
  await put(`/v1/repositories/${repository}/tags/latest`, JSON.stringify(id), {
    'content-type': 'application/json',
  });
  await call(url, `/v1/repositories/${repository}/images`, {
    method: 'PUT',
    headers: { authorization },
    body: '[]',
  });
  return { repository, id, digest: createHash('sha256').update(layer).digest('hex') };
}

async function pull(url, { repository, id, digest }) {
  const list = await call(url, `/v1/repositories/${repository}/images`, {
    headers: { authorization, 'x-docker-token': 'true' },
  });
  const token = { authorization: `Token ${list.headers.get('x-docker-token')}` };
  const tag = await call(url, `/v1/repositories/${repository}/tags/latest`, { headers: token });
  if (JSON.parse(tag.body.toString()) !== id) throw new Error(`${repository}: another image`);
  const layer = await call(url, `/v1/images/${id}/layer`, { headers: token });
  if (createHash('sha256').update(layer.body).digest('hex') !== digest)
    throw new Error(`${repository}: other bytes`);
}

const opened = [];
let failure;
try {
  const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(place, name));
  const first = await startDatabase('first');
  opened.push(() => first.stop());
  pg('createdb', ['-h', '127.0.0.1', '-p', String(first.port), '-U', 'drydock', 'drydock']);
  const before = await startDrydock(first.url, data);
  opened.push(() => before.kill());
  const images = [];
  for (let index = 0; index < 20; index += 1) images.push(await push(before.url, `before-${index}`));
  console.log(`pushed ${images.length} images; backing up while pushes go on`);

  let isBackingUp = true;
  let during = 0;
  const pusher = (async () => {
    while (isBackingUp) await push(before.url, `during-${during++}`);
  })();
  mkdirSync(backup);
  if (isRoot) execFileSync('chmod', ['777', backup]);
  pg('pg_dump', ['--format=custom', '--file', join(backup, 'drydock.dump'), first.url]);
  await pause(1_000);
  cpSync(join(data, 'blobs'), join(backup, 'blobs'), { recursive: true });
  cpSync(join(data, 'secrets'), join(backup, 'secrets'), { recursive: true });
  isBackingUp = false;
  await pusher;

  before.kill();
  first.stop();
  opened.length = 0;
  rmSync(data, { recursive: true });
  rmSync(join(place, 'first'), { recursive: true });
  console.log(`${during} images came meanwhile; database and objects are destroyed, restoring`);

  mkdirSync(restored);
  cpSync(join(backup, 'blobs'), join(restored, 'blobs'), { recursive: true });
  cpSync(join(backup, 'secrets'), join(restored, 'secrets'), { recursive: true });
  const second = await startDatabase('second');
  opened.push(() => second.stop());
  pg('createdb', ['-h', '127.0.0.1', '-p', String(second.port), '-U', 'drydock', 'drydock']);
  pg('pg_restore', ['--exit-on-error', '--dbname', second.url, join(backup, 'drydock.dump')]);
  const after = await startDrydock(second.url, restored);
  opened.push(() => after.kill());
  for (const image of images) await pull(after.url, image);
  await pull(after.url, await push(after.url, 'after'));
  console.log(`restored: all ${images.length} images read back with their bytes, and a new push works`);
} catch (error) {
  failure = error;
  console.error(error);
}
for (const close of opened.reverse()) close();
rmSync(place, { recursive: true, force: true });
process.exit(failure === undefined ? 0 : 1);
