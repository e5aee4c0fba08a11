import type { GatewayComponents } from '@drydock/api-contracts';
import { snakeCase } from '../terminal/snake-case.ts';

export type Run = GatewayComponents['schemas']['Run'];
export type RunItem = GatewayComponents['schemas']['RunItem'];

/** What `--json` prints of a run; `items` where the command tells them. */
export function runDocument(run: Run, items?: readonly RunItem[]): unknown {
  const document = snakeCase(run);
  if (items === undefined || typeof document !== 'object') return document;
  return { ...document, items: items.map(({ kind, item }) => snakeCase({ kind, ...item })) };
}

/** A number that a result has to have; 0 when an older server does not say it. */
export function countOf(result: Run['result'], name: string): number {
  const value = result?.[name];
  return typeof value === 'number' ? value : 0;
}
