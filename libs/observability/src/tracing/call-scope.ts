import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from './tracer.ts';

/** What all that is done for one request or job has in common. */
export interface CallScope {
  readonly requestId: string | undefined;
  /** Undefined while there are no traces. */
  readonly span?: Span | undefined;
}

const scopes = new AsyncLocalStorage<CallScope>();

/** @returns undefined in what nobody asked for: loops and the start of the process. */
export const currentScope = (): CallScope | undefined => scopes.getStore();

/** Whatever `run` does and sets going is in this scope. */
export const runInScope = <T>(scope: CallScope, run: () => T): T => scopes.run(scope, run);

/** For what a request or job happens to set off, and which is none of its business. */
export const runOutOfScope = <T>(run: () => T): T => scopes.exit(run);
