import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { eventually } from '@drydock/testing';
import type { AnswerHandler } from '../src/upstream/wire/connection.ts';
import { Connections } from '../src/upstream/wire/connections.ts';
import { closeAfterTest, upstream } from './closed-after-test.ts';

const question = { method: 'GET', path: '/', headers: ['Host', 'service'], body: null };
const settings = { connectTimeoutMs: 2_000, silenceMs: 60_000, maxHeadBytes: 16_384, idleMs: 60_000 };

async function connectionsTo(listener: RequestListener, over: { readonly idleMs?: number } = {}) {
  const service = await upstream(listener);
  let opened = 0;
  service.server.on('connection', () => (opened += 1));
  const connections = new Connections({ ...settings, ...over, origin: service.url });
  closeAfterTest(() => connections.close());
  return { connections, opened: () => opened };
}

interface Asked {
  readonly abort: (reason: Error) => void;
  readonly answer: Promise<string>;
}

/** Asks and reads to the end; rejects with what the handler is told. */
function ask(connections: Connections, over: Partial<AnswerHandler> = {}): Asked {
  let abort: (reason: Error) => void = () => undefined;
  const answer = new Promise<string>((resolve, reject) => {
    let body = '';
    connections.ask(question, {
      onStart: (given) => (abort = given),
      onHead: () => undefined,
      onData: (bytes) => (body += bytes.toString()) !== '',
      onEnd: () => resolve(body),
      onError: reject,
      ...over,
    });
  });
  return { abort: (reason) => abort(reason), answer };
}

describe('connections to a service', () => {
  it('are used for one question after another', async () => {
    const { connections, opened } = await connectionsTo((_req, res) => res.end('here'));
    for (let turn = 0; turn < 3; turn += 1) expect(await ask(connections).answer).toBe('here');
    expect(opened()).toBe(1);
    expect(await Promise.all([1, 2].map(() => ask(connections).answer))).toEqual(['here', 'here']);
    expect(opened()).toBe(2);
  });

  it('are not used again when the service may be about to close them', async () => {
    const { connections, opened } = await connectionsTo((_req, res) => res.end('here'), { idleMs: -1 });
    for (let turn = 0; turn < 3; turn += 1) await ask(connections).answer;
    expect(opened()).toBe(3);
  });

  it('are not used again after the service said so', async () => {
    const { connections, opened } = await connectionsTo((_req, res) =>
      res.writeHead(200, { Connection: 'close' }).end('here'),
    );
    for (let turn = 0; turn < 2; turn += 1) expect(await ask(connections).answer).toBe('here');
    expect(opened()).toBe(2);
  });

  it('end with a question that is given up, and no later one is', async () => {
    const answering: ServerResponse[] = [];
    const { connections } = await connectionsTo((_req, res) => void answering.push(res));
    const first = ask(connections);
    await eventually(() => expect(answering).toHaveLength(1));
    answering[0]?.end('first');
    expect(await first.answer).toBe('first');
    const second = ask(connections);
    await eventually(() => expect(answering).toHaveLength(2));
    first.abort(new Error('too late'));
    answering[1]?.end('second');
    expect(await second.answer).toBe('second');
    const third = ask(connections);
    let isGone = false;
    await eventually(() => expect(answering).toHaveLength(3));
    answering[2]?.once('close', () => (isGone = true));
    third.abort(new Error('given up'));
    await expect(third.answer).rejects.toThrow('given up');
    await eventually(() => expect(isGone).toBe(true));
  });

  it('take no more than is wanted', async () => {
    const total = 64 * 1024 * 1024;
    const answering: ServerResponse[] = [];
    const { connections } = await connectionsTo((_req, res) => {
      answering.push(res);
      res.end(Buffer.alloc(total));
    });
    let received = 0;
    let resume: () => void = () => undefined;
    const { answer } = ask(connections, {
      onHead: (_head, given) => (resume = given),
      onData: (bytes) => {
        const isFirst = received === 0;
        received += bytes.length;
        return !isFirst;
      },
    });
    await eventually(() => expect(received).toBeGreaterThan(0));
    expect(answering[0]?.writableFinished).toBe(false);
    const before = received;
    resume();
    await answer;
    expect(before).toBeLessThan(total);
    expect(received).toBe(total);
  });

  it('close when the questions under way have ended', async () => {
    const answering: ServerResponse[] = [];
    const { connections } = await connectionsTo((_req, res) => void answering.push(res));
    const { answer } = ask(connections);
    await eventually(() => expect(answering).toHaveLength(1));
    const closed = connections.close();
    answering[0]?.end('last');
    expect(await answer).toBe('last');
    await closed;
  });
});
