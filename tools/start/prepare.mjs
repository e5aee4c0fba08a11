// What has to be there before anything runs: packages and bundles. Uses Node's own modules only, for it may have to install the rest.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const minimum = [20, 19];

export class StartFault extends Error {}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass).on('SIGINT', pass);
    child.once('error', reject);
    child.once('exit', (status, signal) => {
      process.off('SIGTERM', pass).off('SIGINT', pass);
      if (signal !== null) process.exit(1);
      resolve(status ?? 1);
    });
  });
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < minimum[0] || (major === minimum[0] && minor < minimum[1])) {
    throw new StartFault(
      `Drydock needs Node.js ${minimum.join('.')} or newer; this is ${process.versions.node}.`,
    );
  }
}

/** npm keeps a copy of the lockfile in node_modules that says what is installed. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.optional ||
      entry.devOptional ||
      (entry.link ? installed[path] !== undefined : installed[path]?.version === entry.version),
  );
}

async function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci); this takes about half a minute …');
  const npm = process.env['npm_execpath'];
  const status = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, 'ci', '--include=dev', '--no-audit', '--no-fund'])
    : await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (status !== 0) {
    throw new StartFault(
      'The packages could not be installed: see what npm said above (is the package registry reachable?).',
    );
  }
}

function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of removed files.
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'out-tsc', 'dist', 'test', 'fixtures'].includes(entry.name))
    .reduce((newest, entry) => Math.max(newest, newestChange(join(path, entry.name))), stat.mtimeMs);
}

function isBuilt(app, changedMs) {
  const stamp = statSync(join(root, 'dist', app, '.built'), { throwIfNoEntry: false });
  return stamp !== undefined && stamp.mtimeMs >= changedMs;
}

const sourcePlaces = () => [
  ...['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((project) => [
      join(root, folder, project, 'src'),
      join(root, folder, project, 'migrations'),
    ]),
  ),
  join(root, 'openapi'),
  join(root, 'tools/build.mjs'),
];

async function build(apps) {
  const changedMs = Math.max(...sourcePlaces().map(newestChange));
  const stale = apps.filter((app) => !isBuilt(app, changedMs));
  if (stale.length === 0) return;
  console.log(`Building ${stale.join(', ')} …`);
  const { buildApp } = await import('../build.mjs');
  try {
    for (const app of stale) await buildApp(app);
  } catch (error) {
    throw new StartFault(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Installs and builds what is missing or older than its source. @throws StartFault with words for a person. */
export async function prepare(apps) {
  checkNode();
  await install();
  await build(apps);
}
