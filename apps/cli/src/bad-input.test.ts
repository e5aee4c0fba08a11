import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, type RunResult } from '../test/a-run.ts';
import { startOddServer, type OddServer } from '../test/an-odd-server.ts';
import { aConfig, aManifestArchive } from '../test/a-save-archive.ts';

const oneLine = /^drydock: [^\n\p{Cc}]+\n$/u;

describe('drydock told nonsense', () => {
  let dir: string;
  let server: OddServer;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'drydock-odd-'));
    server = await startOddServer();
  });
  afterEach(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });
  const drydock = (...args: readonly string[]): Promise<RunResult> =>
    run([...args, '--host', server.host], { homeDir: dir });
  const expectRefusal = ({ exitCode, out, error }: RunResult, code: number, words: string): void => {
    expect(error).toMatch(oneLine);
    expect(error).toContain(words);
    expect([exitCode, out]).toEqual([code, '']);
  };

  describe('on the command line', () => {
    it.each(['0x10', '1e1', '-1', '+1', ' 1', '1.5', '', '0', 'NaN', 'Infinity', '१', '1000000'])(
      'takes "%s" for no limit',
      async (text) => {
        const words = `--limit is a whole number from 1 to 999999, not "${text}"`;
        expectRefusal(await drydock('search', `--limit=${text}`), 2, words);
      },
    );

    it.each(['0x10', '1e1', '-1', '+1', '.5', '5.', '', '101', 'NaN', '100.1'])(
      'takes "%s" for no share',
      async (text) => {
        const words = `--max-percent is a number from 0 to 100, not "${text}"`;
        expectRefusal(await drydock('admin', 'reconcile', '--fix', `--max-percent=${text}`), 2, words);
      },
    );

    it.each(['0x1', '0', '1e1', '-1', '2147483648', 'one'])('takes "%s" for no revision', async (text) => {
      const words = `REVISION is a whole number from 1 to 2147483647, not "${text}"`;
      expectRefusal(await drydock('tags', 'restore', `team/app:one@${text}`), 2, words);
    });

    it.each([
      [['admin', 'reconcile', '--max-percent', '5'], 'goes with --fix'],
      [['admin', 'runs', 'show', 'x', '--items'], '--items goes with --json'],
      [['search', '--limit', '-5'], "use '--limit=-XYZ'"],
      [['tags', 'a\u001b[31mb\nc'], 'is not a repository name'],
      [['tags', '../../etc/passwd'], 'is not a repository name'],
      [['tags', `${'x'.repeat(300)}!`], 'is not a repository name'],
      [['tags', 'téam/äpp'], 'is not a repository name'],
      [['rm', 'team/app:..'], 'is not a tag'],
      [['tokens', 'revoke', '..'], '".." is not a name or an id'],
      [['admin', 'trash', 'restore', '.'], '"." is not a name or an id'],
      [['admin', 'users', 'activate', ''], '"" is not a name or an id'],
      [['search', 'x\u202e', 'y\u202e\r\nz'], 'does not take "y? z"'],
      [['n\u001b]0;title\u0007'], 'is not a command'],
      [['login', '127.0.0.1:1', '-u', 'a'], 'which host? "127.0.0.1:1" is named, and --host'],
      [['--nonsense'], 'name a command'],
      [['logout', 'elsewhere'], 'which host? "elsewhere" is named'],
    ])('refuses %j in words', async (args, words) => {
      expectRefusal(await drydock(...args), 2, words);
      expect(server.requests).toEqual([]);
    });

    it('takes the host of a push or pull from --host, and not two of them', async () => {
      server.answer = { status: 404, body: '{"error":"images not found"}' };
      const pull = (name: string): Promise<RunResult> => drydock('pull', name, '-o', join(dir, 'x.tar'));
      expectRefusal(await pull('team/app:one'), 4, 'images not found');
      expect(server.requests).toEqual(['GET /v1/repositories/team/app/images']);
      expect((await pull('localhost:1/team/app:one')).exitCode).toBe(2);
    });

    it('cuts what it repeats', async () => {
      expect((await drydock('tags', 'X'.repeat(100_000))).error.length).toBeLessThan(1_100);
    });
  });

  describe('by a server', () => {
    const list = (): Promise<RunResult> => drydock('admin', 'users', 'list');
    const html = '<!DOCTYPE html>\n<html><body>\n<h1>It works!</h1>\n</body></html>\n';

    it.each([
      ['a page instead of JSON', { status: 200, type: 'text/html', body: html }, 1, 'the answer is not JSON'],
      ['no body', { status: 200, body: '' }, 1, 'the answer has no body'],
      ['JSON of another shape', { status: 200, body: '{"page":1}' }, 1, 'is not as expected'],
      ['JSON that is cut', { status: 200, body: '{"items":[', isCut: true }, 5, 'GET /api/users: '],
      ['a page as error', { status: 404, type: 'text/html', body: html }, 4, 'listing users: status 404'],
      [
        'plain words',
        { status: 502, type: 'text/plain', body: 'bad\r\n gateway\n' },
        5,
        'bad gateway (status 502)',
      ],
      [
        'words that steer',
        { status: 500, body: '{"error":"\\u001b]0;x\\u0007\\u202e\\nno"}' },
        1,
        '?]0;x?? no (status',
      ],
      ['words without end', { status: 500, body: `{"error":"${'x'.repeat(1e6)}"}` }, 1, 'xxx (status 500)'],
      [
        'no credentials',
        { status: 401, body: '{"error":"Requires authorization"}' },
        3,
        '; log in with: drydock login',
      ],
      ['a redirect', { status: 302, body: '' }, 5, 'GET /api/users: '],
    ])('answers %s', async (_case, answer, code, words) => {
      server.answer = answer;
      expectRefusal(await list(), code, words);
    });

    it.each([
      ['push', ['push', 'in.tar', 'team/app:one']],
      ['pull', ['pull', 'team/app:one', '-o', 'out.tar']],
      ['search', ['search', 'x']],
      ['tags', ['tags', 'team/app']],
      ['login', ['login', '-u', 'a', '--password-stdin']],
      ['repair', ['admin', 'verify', 'repair', 'in.tar']],
    ])('answers %s with a page', async (_case, args) => {
      await writeFile(join(dir, 'in.tar'), aManifestArchive(aConfig()));
      server.answer = { status: 200, type: 'text/html', body: html };
      const placed = args.map((arg) => (arg.endsWith('.tar') ? join(dir, arg) : arg));
      const words = [...placed, ...(args[0] === 'login' ? [server.host] : ['--host', server.host])];
      const { exitCode, error } = await run(words, { homeDir: dir, input: 'secret' });
      expect(error).toMatch(oneLine);
      expect(exitCode).not.toBe(0);
    });
  });

  describe('by the disk', () => {
    const file = async (name: string, content: string | Buffer): Promise<string> => {
      const path = join(dir, name);
      await writeFile(path, content);
      return path;
    };
    const makers: readonly (readonly [string, number, string, () => Promise<string>])[] = [
      ['a missing file', 4, 'no such file or directory', () => Promise.resolve(join(dir, 'none.tar'))],
      ['a path below a file', 4, 'not a directory', async () => join(await file('f', 'x'), 'y.tar')],
      ['a name longer than any', 4, 'name too long', () => Promise.resolve(join(dir, 'x'.repeat(5_000)))],
      [
        'a link to itself',
        4,
        'too many symbolic links encountered',
        async () => symlink('l', join(dir, 'l')).then(() => join(dir, 'l')),
      ],
      ['a directory', 7, 'is not a file', () => Promise.resolve(dir)],
      ['a device', 7, 'is not a file', () => Promise.resolve('/dev/null')],
      ['an empty file', 7, '', () => file('empty.tar', '')],
      ['a page', 7, 'not a readable tar archive', () => file('page.tar', '<html>'.padEnd(2_048, ' '))],
      [
        'noise that looks packed',
        7,
        'cannot unpack',
        () => file('odd.tar.gz', Buffer.from('1f8b08006e6f697365', 'hex')),
      ],
      [
        'half an archive',
        7,
        'a body is cut',
        async () => {
          const whole = aManifestArchive(aConfig());
          return file('half.tar', whole.subarray(0, 1_000));
        },
      ],
      [
        'half a packed archive',
        7,
        'cannot unpack',
        () => {
          const whole = gzipSync(aManifestArchive(aConfig()));
          return file('half.tar.gz', whole.subarray(0, whole.length / 2));
        },
      ],
    ];

    it.each(makers)('repair refuses %s, also while nothing has failed', async (_case, code, words, make) => {
      server.answer = { status: 200, body: '{"items":[]}' };
      expectRefusal(await drydock('admin', 'verify', 'repair', await make()), code, words);
      expect(server.requests).toEqual([]);
    });

    it.each(makers)('push refuses %s', async (_case, code, words, make) => {
      expectRefusal(
        await drydock('push', await make(), 'team/app:one'),
        code,
        words === '' ? 'holds no image' : words,
      );
      expect(server.requests).toEqual([]);
    });

    it('repair takes an archive, and says that nothing has failed', async () => {
      server.answer = { status: 200, body: '{"items":[]}' };
      const path = await file('in.tar', aManifestArchive(aConfig()));
      const { exitCode, out } = await drydock('admin', 'verify', 'repair', path);
      expect([exitCode, out]).toEqual([0, 'Nothing is corrupt or missing\n']);
    });

    it('pull replaces no directory and no device', async () => {
      for (const path of [dir, '/dev/null'])
        expectRefusal(await drydock('pull', 'team/app:one', '-o', path), 2, 'is not a file');
      expect(server.requests).toEqual([]);
    });

    it('login keeps nothing where it cannot, and the others do without', async () => {
      const homeDir = await file('home', 'no directory');
      server.answer = { status: 200, body: '"OK"' };
      const login = ['login', server.host, '-u', 'a', '--password-stdin'];
      expectRefusal(await run(login, { homeDir, input: 'secret' }), 1, 'cannot write');
      server.answer = { status: 200, body: '{}' };
      const tags = await run(['tags', 'team/app', '--host', server.host], { homeDir });
      expect(tags).toMatchObject({ exitCode: 0, error: '' });
      await mkdir(join(dir, '.drydock', 'credentials.json'), { recursive: true });
      expectRefusal(await drydock('tags', 'team/app'), 1, 'cannot read');
    });
  });
});
