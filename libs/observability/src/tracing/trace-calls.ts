import { AppError } from '@drydock/kernel';
import { currentScope } from './call-scope.ts';
import type { Span, SpanAttributes, Tracer } from './tracer.ts';

export interface TracedStore {
  /** Undefined: no traces, and the store is left as it is. */
  readonly tracer: Tracer | undefined;
  /** Comes before the name of the method: `registry.findImage`. */
  readonly name: string;
  readonly attributes: SpanAttributes;
}

const errorTypeOf = (error: unknown): string => (AppError.is(error) ? error.code : 'internal');

/** Ends the span when the promise settles, and gives what it gives. */
export async function endWith<T>(span: Span, running: Promise<T>): Promise<T> {
  try {
    const value = await running;
    span.end();
    return value;
  } catch (error) {
    span.end(errorTypeOf(error));
    throw error;
  }
}

/**
 * The same store, with a span for each call that is made for a request or a job. One for the call and not for each statement: one
 * statement may answer calls of several requests. What a method gives that is no promise (a listing) passes as it is.
 * @param store an object whose methods are members of its own.
 */
export function traceCalls<T extends object>(store: T, { tracer, name, attributes }: TracedStore): T {
  if (tracer === undefined) return store;
  const wrap =
    (call: string, method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const parent = currentScope()?.span;
      if (!parent) return method(...args);
      const span = parent.child({ name: `${name}.${call}`, kind: 'client', attributes });
      let result: unknown;
      try {
        result = method(...args);
      } catch (error) {
        span.end(errorTypeOf(error));
        throw error;
      }
      if (result instanceof Promise) return endWith(span, result);
      span.end();
      return result;
    };
  const members = Object.entries(store).map(([call, member]: [string, unknown]) => [
    call,
    typeof member === 'function' ? wrap(call, member.bind(store)) : member,
  ]);
  return Object.assign(Object.create(Object.getPrototypeOf(store)), Object.fromEntries(members));
}
