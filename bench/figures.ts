export interface Figure {
  readonly what: string;
  readonly system: string;
  readonly value: number;
  readonly unit: 'req/s' | 'MB/s' | 'MiB';
}

const figures: Figure[] = [];

/** Kept for the table, and printed as a JSON line at once. */
export function record(figure: Figure): void {
  figures.push(figure);
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

const find = (what: string, system: string): number | undefined =>
  figures.find((figure) => figure.what === what && figure.system === system)?.value;

export function printTable(): void {
  const systems = [...new Set(figures.map((figure) => figure.system))];
  const rows = [...new Set(figures.map((figure) => `${figure.what}|${figure.unit}`))].map((key) => {
    const [what = '', unit = ''] = key.split('|');
    return [`${what} (${unit})`, ...systems.map((system) => String(find(what, system) ?? ''))];
  });
  const table = [['', ...systems], ...rows];
  const widths = [0, ...systems.keys()].map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  for (const row of table)
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
}

/** The raw server that the goals for the standalone's metadata were set beside. */
const referenceRequestsPerSecond = 50_000;
const metadata = ['ping', 'image JSON', 'ancestry', 'tag list'];
const connections = [1, 8];

/** Each with the least that is to be reached. */
export function printRatios(): void {
  const compare = (label: string, value: number | undefined, base: number | undefined, least: number) => {
    if (value === undefined || base === undefined) return;
    const ratio = value / base;
    const word = ratio >= least ? 'reached' : 'MISSED';
    process.stdout.write(`${label}: ${ratio.toFixed(2)} (goal ${String(least)}, ${word})\n`);
  };
  for (const what of metadata) {
    const hop = find(what, 'hop http.request');
    compare(`${what}, services / http.request hop`, find(what, 'services'), hop, 0.7);
    const raw = find(what, 'raw server');
    compare(
      `${what}, standalone / raw server`,
      find(what, 'standalone'),
      raw,
      2_500 / referenceRequestsPerSecond,
    );
  }
  for (const count of connections) {
    const [get, put] = [`layer GET, ${String(count)} connections`, `layer PUT, ${String(count)} connections`];
    compare(`${get}, services / undici hop`, find(get, 'services'), find(get, 'hop undici'), 0.8);
    compare(`${get}, standalone / raw server`, find(get, 'standalone'), find(get, 'raw server'), 0.9);
    compare(`${put}, standalone / raw sink`, find(put, 'standalone'), find(put, 'raw sink'), 0.8);
    compare(`${put}, services / raw sink`, find(put, 'services'), find(put, 'raw sink'), 0.8);
  }
}
