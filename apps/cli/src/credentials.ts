import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileTrouble } from './file-trouble.ts';
import { CliError } from './cli-error.ts';

const fileShape = z.object({
  currentHost: z.string().optional(),
  hosts: z.record(z.string(), z.object({ username: z.string(), password: z.string() })),
});
type CredentialsFile = z.infer<typeof fileShape>;

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What `login` keeps under `$HOME/.drydock/`: the directory is 0700, the file 0600, and replaced whole. */
export interface CredentialStore {
  findLogin(host: string): Promise<Login | undefined>;
  findCurrentHost(): Promise<string | undefined>;
  saveLogin(host: string, login: Login): Promise<void>;
  /** @returns whether there was one. */
  removeLogin(host: string): Promise<boolean>;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export function createCredentialStore(homeDir: string): CredentialStore {
  const dir = join(homeDir, '.drydock');
  const path = join(dir, 'credentials.json');

  async function read(): Promise<CredentialsFile> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return { hosts: {} };
      throw new CliError('failed', `cannot read ${path}: ${fileTrouble(error)}`, { cause: error });
    }
    try {
      return fileShape.parse(JSON.parse(text));
    } catch (error) {
      throw new CliError('failed', `${path} is not a credentials file; remove it and log in again`, {
        cause: error,
      });
    }
  }

  async function write(content: CredentialsFile): Promise<void> {
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await chmod(dir, 0o700);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(content, undefined, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw new CliError('failed', `cannot write ${path}: ${fileTrouble(error)}`, { cause: error });
    }
  }

  return {
    findLogin: async (host) => {
      const { hosts } = await read();
      return Object.hasOwn(hosts, host) ? hosts[host] : undefined;
    },
    findCurrentHost: async () => (await read()).currentHost,
    async saveLogin(host, login) {
      const content = await read();
      await write({ currentHost: host, hosts: { ...content.hosts, [host]: login } });
    },
    async removeLogin(host) {
      const content = await read();
      if (!Object.hasOwn(content.hosts, host)) return false;
      const hosts = Object.fromEntries(Object.entries(content.hosts).filter(([name]) => name !== host));
      const current = content.currentHost === host ? Object.keys(hosts).at(-1) : content.currentHost;
      await write({ hosts, ...(current === undefined ? {} : { currentHost: current }) });
      return true;
    },
  };
}
