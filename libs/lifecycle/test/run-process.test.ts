import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { runPhases } from '../src/index.ts';

const script = fileURLToPath(new URL('./a-process.ts', import.meta.url));
const running = new Set<() => void>();
afterEach(() => running.forEach((kill) => kill()));

async function aProcess(env: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=@drydock/source', script, ...args],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const output = createInterface(child.stdout);
  const ended = once(child, 'exit').then(([code]) => Number(code));
  const saying = (word: string) =>
    new Promise<string>((resolve) => {
      const known = lines.find((line) => line.startsWith(word));
      if (known !== undefined) resolve(known);
      else output.on('line', (line) => line.startsWith(word) && resolve(line));
    });
  output.on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  return { child, lines, ended, saying };
}
const urlOf = async (started: Awaited<ReturnType<typeof aProcess>>) =>
  `http://127.0.0.1:${(await started.saying('port')).split(' ')[1] ?? ''}`;

describe('runProcess', () => {
  it('lets requests in flight end before it closes, in order', async () => {
    const started = await aProcess({ SLOW_MS: '500' });
    const url = await urlOf(started);
    const slow = fetch(`${url}/slow`).then((answer) => answer.text());
    await fetch(url);
    started.child.kill('SIGTERM');
    expect(await slow).toBe('whole');
    expect(await started.ended).toBe(0);
    expect(started.lines.slice(1)).toEqual(['unready', 'drained', 'closed']);
  });

  it('takes the two signals of one Ctrl-C for one', async () => {
    const started = await aProcess({ CLOSE_MS: '300' });
    await urlOf(started);
    started.child.kill('SIGINT');
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(started.lines).toContain('closed');
  });

  it('ends at once on a second signal', async () => {
    const started = await aProcess({ CLOSE_MS: '60000' });
    await urlOf(started);
    started.child.kill('SIGINT');
    await started.saying('drained');
    const again = setInterval(() => started.child.kill('SIGTERM'), 200);
    expect(await started.ended).toBe(143);
    clearInterval(again);
  });

  it('stops in order on an uncaught error, and says so', async () => {
    const started = await aProcess();
    await fetch(`${await urlOf(started)}/throw`).catch(() => undefined);
    expect(await started.ended).toBe(1);
    expect(started.lines.join('\n')).toContain('uncaught on purpose');
    expect(started.lines).toContain('closed');
  });

  it('stops with the exit code that a part of it gives', async () => {
    const started = await aProcess();
    await fetch(`${await urlOf(started)}/stop`).catch(() => undefined);
    expect(await started.ended).toBe(3);
  });

  it('checks the configuration and does nothing else', async () => {
    const started = await aProcess({}, '--check-config');
    expect(await started.ended).toBe(0);
    expect(started.lines).toEqual(['drydock-test: the configuration is valid']);
  });
});

describe('runPhases', () => {
  it('goes on after a step that fails and one that takes too long', async () => {
    const seen: string[] = [];
    const faults = await runPhases([
      { name: 'fails', deadlineMs: 1_000, run: () => Promise.reject(new Error('no')) },
      {
        name: 'hangs',
        deadlineMs: 20,
        run: (signal) => new Promise(() => signal.addEventListener('abort', () => seen.push('cut'))),
      },
      { name: 'last', deadlineMs: 1_000, run: () => void seen.push('last') },
    ]);
    expect(faults.map(({ phase }) => phase)).toEqual(['fails', 'hangs']);
    expect(seen).toEqual(['cut', 'last']);
  });
});
