import { onTestFinished } from 'vitest';
import type { Administration, TestUser } from '../support/administration.ts';
import { push } from '../support/engine.ts';
import { recordedState } from './recorded-state.ts';
import { replay, type ReplayOptions } from './replay.ts';
import type { Transcript } from './transcript.ts';

/** The names of the recordings; a deployment is used by one file that plays them. */
const repositories = ['bobby/two', 'bobby/absent', 'two'];

async function reset(administration: Administration): Promise<void> {
  for (const repository of repositories) await administration.removeRepository(repository);
}

async function seed(administration: Administration, transcript: Transcript): Promise<TestUser> {
  await reset(administration);
  const { client, admin } = administration;
  const state = recordedState(transcript);
  if (transcript.scenario === 'search') {
    for (const repository of ['two', 'bobby/two']) {
      await push(client, { authorization: admin.authorization, repository, images: [], tags: {} });
    }
  } else if (state.images.length > 0 && state.repository !== undefined) {
    await push(client, { ...state, authorization: admin.authorization, repository: state.repository });
  }
  if (transcript.scenario.startsWith('nons-')) return admin;
  // `bob` is too short a name for an account of today's rules.
  const user = await administration.createUser('bob');
  await administration.grant('bobby', user, 'write');
  return user;
}

/** Seeds what the recording's server held, sends every recorded call, and gives what would have stopped the engine. */
export async function play(
  administration: Administration,
  transcript: Transcript,
  options: Pick<ReplayOptions, 'isRedirecting'> = {},
): Promise<readonly string[]> {
  onTestFinished(() => reset(administration));
  const user = await seed(administration, transcript);
  const registersAnew = /^login-(create|401)$/.test(transcript.scenario);
  return replay(transcript, {
    ...options,
    client: administration.client,
    user,
    images: recordedState(transcript).images,
    registers: registersAnew ? `${user.username}_new` : user.username,
  });
}
