import { record, type Figure } from './figures.ts';

/** One system that a figure is taken of; what it gives has the figure's unit. */
export interface Contender {
  readonly system: string;
  measure(seconds: number): Promise<number>;
}

export interface TurnsOptions {
  readonly rounds: number;
  /** Of each turn. */
  readonly seconds: number;
  /** Until the engine has compiled what is hot, on both sides; none where a turn is long by its work. */
  readonly warmUpSeconds: number;
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Measures all in turns, several times over, so that what the machine does besides meets all alike, and records each one's median. */
export async function inTurns(
  { what, unit }: Pick<Figure, 'what' | 'unit'>,
  contenders: readonly Contender[],
  { rounds, seconds, warmUpSeconds }: TurnsOptions,
): Promise<void> {
  const values = contenders.map((): number[] => []);
  if (warmUpSeconds > 0) for (const one of contenders) await one.measure(warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of contenders.entries()) values[index]?.push(await one.measure(seconds));
  }
  for (const [index, { system }] of contenders.entries()) {
    record({ what, system, value: Math.round(medianOf(values[index] ?? [])), unit });
  }
}
