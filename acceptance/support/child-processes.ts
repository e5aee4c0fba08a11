import { readdirSync, readFileSync } from 'node:fs';

export interface ChildProcessFacts {
  readonly pid: number;
  /** What `ps` shows: `drydock-hub`, … */
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
}

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** The direct children of a process, from /proc. */
export function childProcesses(parent: number): readonly ChildProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => /^PPid:\s+(\d+)$/m.exec(read(pid, 'status'))?.[1] === String(parent))
    .map((pid) => ({
      pid,
      title: read(pid, 'cmdline').split('\0')[0]?.trim() ?? '',
      env: Object.fromEntries(
        read(pid, 'environ')
          .split('\0')
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
    }));
}
