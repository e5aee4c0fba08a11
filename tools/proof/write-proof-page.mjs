import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const number = (value) => value.toLocaleString('en-US');
const cell = (text) => text.replaceAll('|', '\\|');

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function scenarioTable(scenarios) {
  const sum = (of) => scenarios.reduce((total, { figures }) => total + figures[of], 0);
  return [
    `${number(scenarios.length)} scenarios: ${number(sum('states'))} states, ${number(sum('transitions'))} transitions, ${number(sum('performed'))} real steps on ${number(sum('contents'))} different contents. No counterexample.`,
    table(
      ['scenario', 'actors', 'states', 'transitions', 'real steps', 'at rest'],
      scenarios.map(({ name, about, actors, figures }) => [
        `**${name}**: ${cell(about)}`,
        actors.join(', '),
        number(figures.states),
        number(figures.transitions),
        number(figures.performed),
        number(figures.atRest),
      ]),
    ),
  ];
}

function minutes(findings) {
  const scenarios = findings.filter(({ kind, isLong }) => kind === 'scenario' && isLong !== true);
  const mutations = findings.filter(({ kind }) => kind === 'mutation');
  const pairs = findings.filter(({ kind }) => kind === 'pair');
  return [
    ...scenarioTable(scenarios),
    'Statement by statement:',
    table(
      ['pair', 'states', 'transitions', 'runs'],
      pairs.map(({ name, about, figures }) => [
        `**${name}**: ${cell(about)}`,
        number(figures.states),
        number(figures.transitions),
        number(figures.performed),
      ]),
    ),
    `${number(mutations.length)} mutations, each caught:`,
    table(
      ['mutation', 'caught by', 'what broke', 'steps', 'states until then'],
      mutations.map(({ about, counterexample, figures }) => [
        cell(about),
        counterexample.scenario,
        cell(counterexample.broken[0]),
        String(counterexample.steps.length),
        number(figures.states),
      ]),
    ),
  ];
}

/** What only this size has: the rest is the same as in minutes. */
const long = (findings) =>
  scenarioTable(
    findings.filter(
      ({ kind, isLong, counterexample }) => kind === 'scenario' && isLong === true && !counterexample,
    ),
  );

/** Fills in what was searched; the words around it are written by hand. */
export function writeProofPage({ root, size }) {
  const directory = join(root, 'reports', 'proof');
  const findings = readdirSync(directory)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')));
  const page = join(root, 'docs', 'proof.md');
  const [begin, end] = [`<!-- ${size}: begin -->`, `<!-- ${size}: end -->`];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/proof.md has no part ${begin}`);
  const section = size === 'long' ? long(findings) : minutes(findings);
  writeFileSync(page, `${before}${begin}\n\n${section.join('\n\n')}\n\n${end}${after}`);
}
