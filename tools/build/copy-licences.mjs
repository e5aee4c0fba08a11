// The licences of what goes along with a bundle: most of them want to go wherever the code goes.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from './copy-packages.mjs';

/** @param inputs what was bundled, by path below the root. @returns the folders of the packages from npm among it, sorted. */
export function listBundled(inputs) {
  const folders = inputs.flatMap((input) => {
    const at = input.lastIndexOf('node_modules/');
    if (at < 0) return [];
    const inside = at + 'node_modules/'.length;
    return [`${input.slice(0, inside)}${packageOf(input.slice(inside))}`];
  });
  return [...new Set(folders)].sort();
}

/**
 * Into `outDir`/licences/<package>/. A package without a file for its licence says it in its README and its package.json.
 * @param inputs what goes along, bundled or beside the bundle, by path below the root.
 */
export function copyLicences({ root, outDir, inputs }) {
  for (const folder of listBundled(inputs)) {
    const names = readdirSync(join(root, folder));
    const own = names.filter((name) => /^(?:licen[cs]e|notice|copying)/i.test(name));
    const files = own.length > 0 ? own : names.filter((name) => /^(?:readme|package\.json$)/i.test(name));
    for (const file of files) {
      const to = join(outDir, 'licences', folder.replaceAll('node_modules/', ''), file);
      cpSync(join(root, folder, file), to, { recursive: true });
    }
  }
}
