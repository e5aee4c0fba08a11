// The packages from npm that a bundle needs, copied beside it: what a container holds instead of the whole workspace.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Not read by Node at run time. Licences stay. */
const isIdle = (path) =>
  /\.(?:map|d\.[cm]?ts|[cm]?ts|md|markdown|flow)$/i.test(path) && !/licen[cs]e|notice/i.test(path);

/** @returns how the lockfile calls the package that `name` means for a package which lies at `from`; undefined when it has none. */
function resolvePackage(packages, from, name) {
  for (let place = from; ;) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (place === '') return undefined;
    place = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : '';
  }
}

/**
 * @param packages `packages` of a package-lock.json.
 * @param names of the packages that are imported at the root.
 * @returns the places of these and of all that they depend on, sorted; optional ones for other systems included.
 */
export function listNeeded(packages, names) {
  const needed = new Set();
  const pending = names.map((name) => ['', name, true]);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [from, name, isRequired] = next;
    const place = resolvePackage(packages, from, name);
    if (place === undefined) {
      if (isRequired) throw new Error(`package-lock.json has no ${name}, which ${from || 'a bundle'} needs`);
      continue;
    }
    if (needed.has(place)) continue;
    needed.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place];
    for (const dependency of Object.keys(dependencies)) {
      pending.push([place, dependency, !(dependency in optionalDependencies)]);
    }
    for (const dependency of Object.keys(optionalDependencies)) pending.push([place, dependency, false]);
  }
  return [...needed].sort();
}

/** `@scope/name/file.js` → `@scope/name` */
export const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * Copies what `names` need from the root's node_modules to `outDir`/node_modules; what npm left out for this system is left out here.
 * @returns the places of what was copied.
 */
export function copyPackages({ root, outDir, names }) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const places = listNeeded(packages, names).filter((place) => existsSync(join(root, place)));
  for (const place of places) {
    const source = join(root, place);
    const nested = join(source, 'node_modules');
    cpSync(source, join(outDir, place), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => path !== nested && !isIdle(path),
    });
  }
  return places;
}
