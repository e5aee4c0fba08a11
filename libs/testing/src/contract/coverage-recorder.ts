import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm test` gathers what was exercised; unset when a single test is run by hand. */
export const contractReportsVariable = 'DRYDOCK_CONTRACT_REPORTS';

/** Notes each operation and status once per process, as a line of JSON, so that a killed worker loses nothing. */
export function coverageRecorder() {
  const directory = process.env[contractReportsVariable];
  const seen = new Set<string>();
  const file = directory && join(directory, `${String(process.pid)}-${randomBytes(4).toString('hex')}.jsonl`);
  return {
    record(operationId: string, status: number): void {
      const key = `${operationId} ${String(status)}`;
      if (!directory || !file || seen.has(key)) return;
      seen.add(key);
      mkdirSync(directory, { recursive: true });
      appendFileSync(file, `${JSON.stringify({ operationId, status })}\n`);
    },
  };
}
