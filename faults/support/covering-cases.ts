import type { Random } from './random.ts';

export interface Case<P, S> {
  readonly part: P;
  readonly step: S;
}

/** Every part with every step; or, of them, the fewest by chance in which each part and each step is there at least once. */
export function coveringCases<P, S>(
  parts: readonly P[],
  steps: readonly S[],
  { random, isWhole }: { readonly random: Random; readonly isWhole: boolean },
): readonly Case<P, S>[] {
  if (isWhole) return parts.flatMap((part) => steps.map((step) => ({ part, step })));
  const [partOrder, stepOrder] = [random.shuffled(parts), random.shuffled(steps)];
  const count = Math.max(parts.length, steps.length);
  return Array.from({ length: count }, (_, index) => {
    const part = partOrder[index % parts.length];
    const step = stepOrder[index % steps.length];
    return part === undefined || step === undefined ? [] : [{ part, step }];
  }).flat();
}
