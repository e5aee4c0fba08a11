// docker save IMAGE | docker compose run --rm -T push NAMESPACE/NAME:TAG
// The administrator pushes what comes in: with the command line client, which wants the archive as a file.
import { spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const [reference, ...rest] = process.argv.slice(2);
if (reference === undefined || rest.length > 0 || process.stdin.isTTY) {
  console.error('Usage: docker save IMAGE | docker compose run --rm -T push NAMESPACE/NAME:TAG');
  process.exit(2);
}
const host = process.env.DRYDOCK_PUSH_HOST;
const archive = '/var/lib/drydock/archive.tar';

/** Plain HTTP stays within the network of the containers. */
function drydock(args, input) {
  const env = { ...process.env, HOME: '/var/lib/drydock' };
  const done = spawnSync(process.execPath, ['main.js', ...args, '--insecure'], {
    env,
    input,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'inherit', 'inherit'],
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

await pipeline(process.stdin, createWriteStream(archive));
drydock(
  ['login', host, '-u', 'admin', '--password-stdin'],
  readFileSync(process.env.DRYDOCK_ADMIN_PASSWORD_FILE),
);
drydock(['push', archive, `${host}/${reference}`]);
rmSync(archive);
