const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

/** What a run measured, for people to read. */
export class Figures {
  readonly #values = new Map<string, number[]>();

  note(name: string, value: number): void {
    const values = this.#values.get(name) ?? [];
    values.push(value);
    this.#values.set(name, values);
  }

  print(title: string): void {
    const lines = [...this.#values].map(([name, values]) => {
      const sorted = values.toSorted((a, b) => a - b);
      return `  ${name}: ${String(values.length)} times, median ${String(at(sorted, 0.5))}, most ${String(at(sorted, 1))}`;
    });
    if (lines.length > 0) process.stdout.write(`${title}:\n${lines.join('\n')}\n`);
  }
}
