import { describe, expect, it, onTestFinished } from 'vitest';
import { administer } from '../support/administration.ts';
import { sharedDeployments } from '../support/shared-deployments.ts';
import { startDeployment } from '../support/start-deployment.ts';
import { silent } from './exceptions.ts';
import { play } from './play-transcript.ts';
import { loadTranscripts } from './transcript.ts';

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
