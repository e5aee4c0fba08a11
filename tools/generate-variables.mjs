// `npm run generate:variables`: the table of all variables in docs/operations.md, from the processes' own schemas. With --check,
// fails when what is committed differs. Needs tsx: the schemas are TypeScript.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { gatewayVariables } from '../apps/gateway/src/config.ts';
import { hubSchemaVariables, hubVariables } from '../apps/hub-service/src/config.ts';
import { registrySchemaVariables, registryVariables } from '../apps/registry-service/src/config.ts';
import { standaloneVariables } from '../apps/standalone/src/config.ts';
import { servicesVariables } from '../apps/standalone/src/services/config.ts';
import { describeSettings } from '../libs/config-kit/src/index.ts';
import { meanings } from './generate/variable-meanings.mjs';

const processes = new Map([
  ['gateway', gatewayVariables],
  ['hub', hubVariables],
  ['registry, worker', registryVariables],
  ['hub-migrate', hubSchemaVariables],
  ['registry-migrate', registrySchemaVariables],
  ['standalone', standaloneVariables],
  ['start:services', servicesVariables],
]);

const found = new Map();
for (const [name, shape] of processes) {
  for (const setting of describeSettings(shape)) {
    const known = found.get(setting.name) ?? { ...setting, uses: [] };
    known.uses.push({ process: name, isRequired: setting.isRequired, defaultText: setting.defaultText });
    found.set(setting.name, known);
  }
}

const faults = [
  ...[...found.keys()]
    .filter((name) => !Object.hasOwn(meanings, name))
    .map((name) => `${name} has no meaning`),
  ...Object.keys(meanings)
    .filter((name) => !found.has(name))
    .map((name) => `${name} is read by no process`),
];
if (faults.length > 0) {
  console.error(`tools/generate/variable-meanings.mjs: ${faults.join('; ')}`);
  process.exit(1);
}

const code = (text) => `\`${text}\``;

function defaultsOf({ uses }) {
  const words = uses.map(({ isRequired, defaultText }) =>
    isRequired ? '**needed**' : defaultText === undefined || defaultText === '' ? '–' : code(defaultText),
  );
  if (new Set(words).size === 1) return words[0];
  return uses.map(({ process }, index) => `${process}: ${words[index]}`).join('; ');
}

const rows = [...found.values()]
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map((setting) => {
    const name = code(setting.name) + (setting.isSecret ? ' (or `…_FILE`)' : '');
    const meaning = `${meanings[setting.name]} ${setting.form[0]?.toUpperCase() ?? ''}${setting.form.slice(1)}.`;
    const users = setting.uses.map(({ process }) => process).join(', ');
    return `| ${[name, meaning, defaultsOf(setting), users].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
const table = ['| variable | meaning | default | process |', '| --- | --- | --- | --- |', ...rows].join('\n');

const file = new URL('../docs/operations.md', import.meta.url);
const text = await readFile(file, 'utf8');
const marked = /(<!-- variables: generated -->\n)[\s\S]*?(<!-- \/variables -->)/;
const filled = text.replace(marked, (_all, begin, end) => `${begin}\n${table}\n\n${end}`);
const wanted = await format(filled, { ...(await resolveConfig(file)), parser: 'markdown' });
if (!process.argv.includes('--check')) await writeFile(file, wanted);
else if (wanted !== text) {
  console.error(
    'docs/operations.md does not tell of the variables as they are; run `npm run generate:variables`',
  );
  process.exitCode = 1;
}
