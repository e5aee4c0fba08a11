// The licences of what a bundle has inside: most of them want to go wherever the code goes.
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

/** Into `outDir`/licences/<package>/. */
export function copyLicences({ root, outDir, inputs }) {
  for (const folder of listBundled(inputs)) {
    const files = readdirSync(join(root, folder)).filter((name) =>
      /^(?:licen[cs]e|notice|copying)/i.test(name),
    );
    for (const file of files) {
      cpSync(
        join(root, folder, file),
        join(outDir, 'licences', folder.replaceAll('node_modules/', ''), file),
        {
          recursive: true,
        },
      );
    }
  }
}
