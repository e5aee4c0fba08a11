import { describe, expect, it, onTestFinished } from 'vitest';
import { administer, type Administration, type TestUser } from '../support/administration.ts';
import { push } from '../support/engine.ts';
import { sharedDeployments } from '../support/shared-deployments.ts';
import { startDeployment } from '../support/start-deployment.ts';
import { silent } from './exceptions.ts';
import { recordedState } from './recorded-state.ts';
import { replay } from './replay.ts';
import { loadTranscripts, type Transcript } from './transcript.ts';

/** The names of the recordings; they belong to this file alone. */
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

async function play(administration: Administration, transcript: Transcript): Promise<readonly string[]> {
  onTestFinished(() => reset(administration));
  const user = await seed(administration, transcript);
  const registersAnew = /^login-(create|401)$/.test(transcript.scenario);
  return replay(transcript, {
    client: administration.client,
    user,
    images: recordedState(transcript).images,
    registers: registersAnew ? `${user.username}_new` : user.username,
  });
}

const transcripts = loadTranscripts().filter(({ name }) => !silent.has(name));
const closed = transcripts.filter(({ scenario }) => scenario === 'login-401');
const open = transcripts.filter(({ scenario }) => scenario !== 'login-401');

describe.each(sharedDeployments())('recorded engines against the $composition deployment', (deployment) => {
  const administration = administer(deployment);

  it.each(open)('$name goes on at each step', async (transcript) => {
    expect(await play(administration, transcript)).toEqual([]);
  });
});

describe('recorded engines where registration is closed', () => {
  it('[63] go on to GET users after the 401', async () => {
    const deployment = await startDeployment('standalone', { DRYDOCK_REGISTRATION: 'closed' });
    onTestFinished(() => deployment.stop());
    const administration = administer(deployment);
    for (const transcript of closed) expect(await play(administration, transcript)).toEqual([]);
  });
});

describe('the recordings', () => {
  it('are all there, and only those of engines that asked another host are empty', () => {
    const all = loadTranscripts();
    expect(all).toHaveLength(105);
    expect(all.filter(({ steps }) => steps.length === 0).map(({ name }) => name)).toEqual([...silent]);
  });
});
