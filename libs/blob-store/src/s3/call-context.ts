import { AsyncLocalStorage } from 'node:async_hooks';

/** What the transport and the caller tell each other about one request, past the client that sits between them. */
export interface CallContext {
  /** Ends the request. */
  readonly controller: AbortController;
  /** The answer's status as the store gave it. */
  status?: number;
}

export const callContext = new AsyncLocalStorage<CallContext>();
