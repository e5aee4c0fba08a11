import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one operation on what the path named; throws what the caller is told. */
export type ContentHandler<Target> = (
  req: IncomingMessage,
  res: ServerResponse,
  target: Target,
) => Promise<void>;

/** @returns how a request of this path is answered; undefined when the path is nothing of this kind. */
export type Dispatch = (
  path: string,
  method: string,
) => ((req: IncomingMessage, res: ServerResponse) => Promise<void> | void) | undefined;
