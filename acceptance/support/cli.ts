import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { tempDirectory } from '@drydock/testing';

const program = fileURLToPath(new URL('../../apps/cli/bin/drydock.js', import.meta.url));

export interface CliEnd {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Cli {
  /** Its home and working directory. */
  readonly directory: string;
  run(...args: readonly string[]): Promise<CliEnd>;
  /** With this on its input. */
  runWith(input: string, ...args: readonly string[]): Promise<CliEnd>;
  /** Expects the exit code, and no word on stderr with code 0. @returns the document that `--json` printed */
  json(exitCode: number, ...args: readonly string[]): Promise<unknown>;
  remove(): Promise<void>;
}

/** The command line client as a process of its own, with a home of its own; logged in as this account. */
export async function loggedInCli(
  host: string,
  account: { readonly username: string; readonly password: string },
): Promise<Cli> {
  const directory = await tempDirectory('cli');
  const start = async (args: readonly string[], input = ''): Promise<CliEnd> => {
    const env = { ...process.env, HOME: directory.path };
    const child = spawn(process.execPath, [program, ...args], { cwd: directory.path, env });
    child.stdin.end(input);
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { exitCode: await exited, out, error };
  };
  const login = await start(['login', host, '-u', account.username, '--password-stdin'], account.password);
  if (login.exitCode !== 0) throw new Error(`no login: ${login.out}${login.error}`);
  return {
    directory: directory.path,
    run: (...args) => start(args),
    runWith: (input, ...args) => start(args, input),
    async json(exitCode, ...args) {
      const ended = await start([...args, '--json']);
      if (ended.exitCode !== exitCode || (exitCode === 0 && ended.error !== '')) {
        throw new Error(`${args.join(' ')} ended with ${String(ended.exitCode)}: ${ended.out}${ended.error}`);
      }
      return JSON.parse(ended.out) as unknown;
    },
    remove: () => directory.remove(),
  };
}
