import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

const startLimitMs = 120_000;
const pollMs = 50;

/** Starts a process and waits until `port` takes connections. */
export async function startProcess(
  command: readonly string[],
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const [program = 'node', ...args] = command;
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const startedAt = performance.now();
  while (!(await isListening(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > startLimitMs) {
      child.kill('SIGKILL');
      throw new Error(`${command.join(' ')} did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly title: string;
  readonly residentBytes: number;
}

async function readProcess(pid: string): Promise<ProcessFacts | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1];
    const title = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return {
      pid: Number(pid),
      parent: Number(field('PPid')),
      title,
      residentBytes: Number(field('VmRSS') ?? 0) * 1024,
    };
  } catch {
    // It ended in between.
    return undefined;
  }
}

/** A process and all below it. Linux only. */
async function listTree(rootPid: number): Promise<readonly ProcessFacts[]> {
  const all = (
    await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(readProcess))
  ).filter((facts) => facts !== undefined);
  const members = new Set([rootPid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const facts of all) {
      if (members.has(facts.parent) && !members.has(facts.pid)) {
        members.add(facts.pid);
        grown = true;
      }
    }
  }
  return all.filter((facts) => members.has(facts.pid));
}

/** Resident memory of a process and all below it, PostgreSQL's apart. */
export async function residentBytes(
  rootPid: number,
): Promise<{ readonly own: number; readonly postgres: number }> {
  const sum = { own: 0, postgres: 0 };
  for (const facts of await listTree(rootPid))
    sum[facts.title.includes('postgres') ? 'postgres' : 'own'] += facts.residentBytes;
  return sum;
}

/** Resident memory of processes of this title below `rootPid`. */
export async function residentBytesOf(rootPid: number, title: string): Promise<number> {
  return (await listTree(rootPid))
    .filter((facts) => facts.title.includes(title))
    .reduce((sum, facts) => sum + facts.residentBytes, 0);
}

const clockTickMs = 10;

/** The time on a processor that processes of this title below `rootPid` have used, in steps of 10 ms. */
export async function processorMs(rootPid: number, title: string): Promise<number> {
  const wanted = (await listTree(rootPid)).filter((facts) => facts.title.includes(title));
  const spans = wanted.map(async ({ pid }) => {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * clockTickMs;
  });
  return (await Promise.all(spans)).reduce((sum, span) => sum + span, 0);
}
