import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';

const program = fileURLToPath(new URL('../apps/cli/bin/drydock.js', import.meta.url));

interface Streams {
  /** A file's descriptor; undefined: nothing. */
  readonly input?: number;
  /** A file's descriptor, or a pipe whose reader is gone. */
  readonly output: number | 'closed pipe';
  readonly isErrorClosed?: boolean;
}

describe('drydock with streams that are not as they should be', () => {
  let home: TempDirectory;
  beforeAll(async () => {
    home = await tempDirectory('cli-streams');
  });
  afterAll(() => home.remove());

  async function drydock(
    args: readonly string[],
    { input, output, isErrorClosed = false }: Streams,
  ): Promise<{ readonly exitCode: number | null; readonly error: string }> {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: home.path,
      env: { ...process.env, HOME: home.path },
      stdio: [input ?? 'ignore', output === 'closed pipe' ? 'pipe' : output, 'pipe'],
    });
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.stdout?.destroy();
    if (isErrorClosed) child.stderr?.destroy();
    const error = isErrorClosed || !child.stderr ? '' : await text(child.stderr);
    return { exitCode: await exited, error };
  }
  async function withFile<T>(
    path: string,
    flags: string,
    use: (descriptor: number) => Promise<T>,
  ): Promise<T> {
    const file = await open(path, flags);
    try {
      return await use(file.fd);
    } finally {
      await file.close();
    }
  }

  it('ends without a word when nobody reads its output any more', async () => {
    expect(await drydock(['--help'], { output: 'closed pipe' })).toEqual({ exitCode: 141, error: '' });
  });

  it('ends as it would when it can tell nobody what is wrong', async () => {
    expect((await drydock(['nonsense'], { output: 'closed pipe', isErrorClosed: true })).exitCode).toBe(2);
  });

  it('says that the disk behind its output is full', async () => {
    const ended = await withFile('/dev/full', 'w', (output) => drydock(['--help'], { output }));
    expect(ended.exitCode).toBe(1);
    expect(ended.error).toMatch(/^drydock: [^\n]*ENOSPC[^\n]*\n$/);
  });

  it('reads no more of its input than a password may have', async () => {
    const ended = await withFile('/dev/zero', 'r', (input) =>
      withFile('/dev/null', 'w', (output) =>
        drydock(['login', '127.0.0.1:9', '-u', 'a', '--password-stdin'], { input, output }),
      ),
    );
    expect(ended).toEqual({ exitCode: 2, error: 'drydock: stdin holds more than a password\n' });
  });
});
