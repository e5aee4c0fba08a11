import { AppError } from '@drydock/kernel';
import type { CallMeter } from './call-metrics.ts';

const codeOf = (error: unknown): string => (AppError.is(error) ? error.code : 'internal');

/**
 * The same store, its calls counted by the names of its methods. What a method gives that is no promise (a listing) passes as it is.
 * @param store an object whose methods are members of its own.
 */
export function meterCalls<T extends object>(store: T, meter: Pick<CallMeter, 'observe'>): T {
  const wrap =
    (name: string, method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const startedAtMs = performance.now();
      const result = method(...args);
      if (!(result instanceof Promise)) return result;
      return result.then(
        (value: unknown) => {
          meter.observe(name, performance.now() - startedAtMs);
          return value;
        },
        (error: unknown) => {
          meter.observe(name, performance.now() - startedAtMs, codeOf(error));
          throw error;
        },
      );
    };
  const members = Object.entries(store).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' ? wrap(name, member.bind(store)) : member,
  ]);
  return Object.assign(Object.create(Object.getPrototypeOf(store)), Object.fromEntries(members));
}
