import { readdirSync, readFileSync } from 'node:fs';
import type { Stack } from './start-stack.ts';

export interface ProcessUse {
  readonly title: string;
  readonly pid: number;
  readonly memoryBytes: number;
  /** Files and connections. */
  readonly handles: number;
}

/** What each process of the services holds now, from /proc. */
export async function measureProcesses(stack: Stack): Promise<readonly ProcessUse[]> {
  const running = await stack.processes.list();
  return running.map(({ pid, title }) => {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN);
    const handles = readdirSync(`/proc/${String(pid)}/fd`).length;
    return { title, pid, memoryBytes: kilobytes * 1024, handles };
  });
}

/** Connections of hub, registry and worker that PostgreSQL has. */
export async function countDatabaseConnections(stack: Stack): Promise<number> {
  const { rows } = await stack.rows.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name IN ('drydock-hub', 'drydock-registry')`,
  );
  return rows[0]?.count ?? 0;
}
