import { translateError } from './sql-state.ts';

/** A store whose every method throws what a caller above the adapter may see, never a driver's error. */
export function translateErrors<T extends object>(store: T): T {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return (await Reflect.apply(value, target, args)) as unknown;
        } catch (error) {
          throw translateError(error);
        }
      };
    },
  });
}
