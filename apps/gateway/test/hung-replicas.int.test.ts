import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createRawClient, eventually, freePort } from '@drydock/testing';
import { anUpstream, isAboutItself } from './a-gateway.ts';
import { closeAfterTest, deadUrl, gateway, imagePath, upstream } from './closed-after-test.ts';

const jsonPath = imagePath.replace(/layer$/, 'json');
const tagPath = '/v1/repositories/a/b/tags/latest';

/** Takes all and answers nothing, from the first call on, until it goes on: then all that it had taken. */
async function aReplica(
  name: string,
  { hangs = false, answer }: { hangs?: boolean; answer?: RequestListener } = {},
) {
  const calls: string[] = [];
  const taken: (() => void)[] = [];
  let questions = 0;
  let isHung = hangs;
  const give = (req: IncomingMessage, res: ServerResponse) => {
    if (isAboutItself(req) || !answer) res.end(name);
    else answer(req, res);
  };
  const { url } = await upstream(
    (req, res) => {
      if (isAboutItself(req)) questions += 1;
      else calls.push(`${req.method ?? ''} ${req.url ?? ''}`);
      if (isHung) taken.push(() => give(req, res));
      else give(req, res);
    },
    { speaksOfItself: true },
  );
  return {
    url,
    calls,
    questions: () => questions,
    goOn() {
      isHung = false;
      for (const one of taken.splice(0)) one();
    },
  };
}

/** The second one's turn comes first. */
async function behind(replicas: readonly { readonly url: string }[]) {
  const events: string[] = [];
  const registry = replicas.map(({ url }) => url);
  const { url } = await gateway(
    { hub: [await deadUrl()], registry },
    {
      answerTimeoutMs: 20_000,
      patienceMs: 100,
      onReplica: (origin, state) => events.push(`${state} ${String(registry.indexOf(origin))}`),
    },
  );
  const client = createRawClient(url);
  const get = async (path = imagePath) => {
    const { status, text } = await client.request({ path });
    return [status, text()];
  };
  return { client, get, events };
}

describe('a replica that hangs', () => {
  it('loses the reads that wait for it to another one, gets no more calls, and is back when it goes on', async () => {
    const [hung, well] = [await aReplica('hung', { hangs: true }), await aReplica('well')];
    const { client, get, events } = await behind([well, hung]);
    const first = [get(), get(), get(), get()];
    const head = client.request({ method: 'HEAD', path: jsonPath });
    expect(await Promise.all(first)).toEqual(first.map(() => [200, 'well']));
    expect((await head).status).toBe(200);
    expect(events).toEqual(['out 1']);
    const before = hung.calls.length;
    for (let turn = 0; turn < 4; turn += 1) expect(await get()).toEqual([200, 'well']);
    expect(hung.calls).toHaveLength(before);
    hung.goOn();
    await eventually(() => expect(events).toEqual(['out 1', 'serving 1']));
    expect([await get(), await get()]).toContainEqual([200, 'hung']);
  });

  it('keeps what may change something, once, and the upload that it has', async () => {
    const [hung, well] = [await aReplica('hung', { hangs: true }), await aReplica('well')];
    const { client, events } = await behind([well, hung]);
    const calls = [
      { method: 'PUT', path: jsonPath, body: '{}' },
      { method: 'PUT', path: imagePath, body: 'a layer' },
      { method: 'DELETE', path: tagPath },
    ];
    const answers = [];
    for (const call of calls) {
      answers.push(client.request(call));
      await eventually(() => expect(hung.calls.length + well.calls.length).toBe(answers.length * 2 - 1));
      // The other one's turn.
      await client.request({ method: 'POST', path: tagPath });
    }
    await eventually(() => expect(events).toEqual(['out 1']));
    const expected = calls.map(({ method, path }) => `${method} ${path}`);
    expect(hung.calls).toEqual(expected);
    hung.goOn();
    expect((await Promise.all(answers)).map((answer) => answer.text())).toEqual(calls.map(() => 'hung'));
    expect(hung.calls).toEqual(expected);
    expect(well.calls).toEqual(calls.map(() => `POST ${tagPath}`));
  });

  it('is tried all the same when all do', async () => {
    const replicas = [await aReplica('one', { hangs: true }), await aReplica('two', { hangs: true })];
    const { get, events } = await behind(replicas);
    const answers = [get(), get()];
    await eventually(() => expect([...events].sort()).toEqual(['out 0', 'out 1']));
    const callsOf = () => replicas.map(({ calls }) => calls.length);
    const before = callsOf();
    const late = [get(), get()];
    await eventually(() => expect(callsOf()).toEqual(before.map((count) => count + 1)));
    for (const { goOn } of replicas) goOn();
    const statuses = (await Promise.all([...answers, ...late])).map(([status]) => status);
    expect(statuses).toEqual([200, 200, 200, 200]);
  });

  it('is not one that takes long over a call: that has it once, and the next ones too', async () => {
    const waiting: ServerResponse[] = [];
    const slow = await aReplica('slow', { answer: (_req, res) => void waiting.push(res) });
    const { client, get, events } = await behind([await aReplica('well'), slow]);
    const answers = [client.request({ method: 'PUT', path: imagePath, body: 'a layer' })];
    await eventually(() => expect(waiting).toHaveLength(1));
    // In turn.
    expect(await get()).toEqual([200, 'well']);
    answers.push(client.request({ path: imagePath }));
    await eventually(() => expect(waiting).toHaveLength(2));
    await eventually(() => expect(slow.questions()).toBeGreaterThan(3));
    for (const res of waiting) res.end('at last');
    expect((await Promise.all(answers)).map((answer) => answer.text())).toEqual(['at last', 'at last']);
    expect(slow.calls).toEqual([`PUT ${imagePath}`, `GET ${imagePath}`]);
    expect(events).toEqual([]);
  });

  it('is not waited for where somebody else can answer', async () => {
    const hub = await aReplica('hub', { hangs: true });
    const registry = await aReplica('[]');
    const { url } = await gateway(
      { hub: [hub.url], registry: [registry.url] },
      { answerTimeoutMs: 60_000, elsewhereTimeoutMs: 60_000, patienceMs: 100 },
    );
    const answer = await createRawClient(url).request({ path: '/v1/repositories/a/b/images' });
    expect([answer.status, answer.text()]).toEqual([200, '[]']);
  });
});

describe('a replica that cannot be reached', () => {
  it('costs one call another try, then none, and is back when somebody listens', async () => {
    const port = await freePort();
    const well = await aReplica('well');
    const { get, events } = await behind([well, { url: `http://127.0.0.1:${String(port)}` }]);
    for (let turn = 0; turn < 4; turn += 1) expect(await get()).toEqual([200, 'well']);
    expect(events).toEqual(['out 1']);
    const back = await anUpstream((_req, res) => res.end('back'), { at: port });
    closeAfterTest(back.close);
    await eventually(() => expect(events).toEqual(['out 1', 'serving 1']));
    expect([await get(), await get()]).toContainEqual([200, 'back']);
  });
});

describe('a replica that says that it stops', () => {
  /** Says so at `/livez` from `stop` on. */
  async function aStopping(name: string) {
    let isStopping = false;
    const calls: string[] = [];
    const { url } = await upstream(
      (req, res) => {
        if (isAboutItself(req))
          res.end(JSON.stringify({ live: true, ...(isStopping ? { stopping: true } : {}) }));
        else {
          calls.push(req.method ?? '');
          res.end(name);
        }
      },
      { speaksOfItself: true },
    );
    return { url, calls, tell: (stops: boolean) => void (isStopping = stops) };
  }

  it('gets no more calls, is not told to be out, and gets its share when it says so no more', async () => {
    const [stopping, well] = [await aStopping('stopping'), await aStopping('well')];
    const { client, get, events } = await behind([well, stopping]);
    stopping.tell(true);
    await eventually(() => expect(events).toEqual(['stopping 1']));
    const before = stopping.calls.length;
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await client.request({ method: 'PUT', path: imagePath, body: 'a layer' })).text()).toBe('well');
    }
    expect(stopping.calls).toHaveLength(before);
    stopping.tell(false);
    await eventually(() => expect(events).toEqual(['stopping 1', 'serving 1']));
    expect([await get(), await get()]).toContainEqual([200, 'stopping']);
  });

  it('is asked all the same when each of them does', async () => {
    const replicas = [await aStopping('one'), await aStopping('two')];
    const { get, events } = await behind(replicas);
    for (const { tell } of replicas) tell(true);
    await eventually(() => expect([...events].sort()).toEqual(['stopping 0', 'stopping 1']));
    expect((await Promise.all([get(), get()])).map(([, text]) => text).sort()).toEqual(['one', 'two']);
  });
});
