import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createModelDatabase } from './model/database.ts';
import { noMutation } from './model/mutation.ts';
import { mutants } from './mutations/mutants.ts';
import type { Finding } from './report/record.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import { replay } from './search/replay.ts';
import { pairs } from './statements/pairs.ts';
import { replayPair } from './statements/replay-pair.ts';

const file = process.env['DRYDOCK_PROOF_REPLAY'];

it('walks the steps of a counterexample again', async () => {
  const { counterexample }: Finding = JSON.parse(await readFile(file ?? '', 'utf8'));
  if (!counterexample) throw new Error(`${String(file)} holds no counterexample`);
  const { mutation: name, scenario: within, steps, broken } = counterexample;
  const mutation = mutants.find((one) => one.mutation.name === name)?.mutation ?? noMutation;
  const database = await createModelDatabase(mutation.alter);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const scenario = scenarios.find((one) => one.name === within);
    const pair = pairs.find((one) => one.name === within);
    const options = { database, mutation, steps, print };
    if (scenario) expect(await replay({ ...options, scenario })).toEqual(broken);
    else if (pair) expect(await replayPair({ ...options, pair })).toEqual(broken);
    else throw new Error(`there is no scenario ${within}`);
  } finally {
    await database.close();
  }
});
