import { Counter, Gauge, type Registry } from 'prom-client';

/** What rests on hints through Redis, each series from its first word on: a process that has none of it shows none. */
export interface HintMetrics {
  /** @param kind of the call that a limit falls on: `login`, `password`, `search`, `anonymous`. */
  countLimited(kind: string, outcome: 'admitted' | 'limited'): void;
  /** Limits are counted over all processes, or by this one alone. */
  setLimitsShared(areShared: boolean): void;
  /** Revocations of other replicas are heard at once, or found by polling. */
  setRevocationsHeard(areHeard: boolean): void;
}

export function createHintMetrics(registry: Registry): HintMetrics {
  const registers = [registry];
  const flag = (name: string, help: string) => {
    let gauge: Gauge | undefined;
    return (isSet: boolean): void => {
      gauge ??= new Gauge({ name, help, registers });
      gauge.set(isSet ? 1 : 0);
    };
  };
  let calls: Counter<'kind' | 'outcome'> | undefined;
  return {
    countLimited(kind, outcome) {
      calls ??= new Counter({
        name: 'drydock_limited_calls_total',
        help: 'Calls that a limit falls on, by kind, and whether they were let through.',
        labelNames: ['kind', 'outcome'],
        registers,
      });
      calls.inc({ kind, outcome });
    },
    setLimitsShared: flag(
      'drydock_limits_shared',
      'Limits are counted over all processes (1), or by this one alone while Redis is away (0).',
    ),
    setRevocationsHeard: flag(
      'drydock_revocations_heard',
      'Revocations of other replicas are heard at once (1), or found by polling (0).',
    ),
  };
}
