import type { z } from 'zod';
import type { QueryName, RequestBody, SuccessBody } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import type { InternalCall, InternalRequest } from './internal-call.ts';

/** A request as the operation's document has it. */
export type RequestOf<Operation> = Omit<InternalRequest, 'body' | 'query'> & {
  readonly query?: Readonly<Partial<Record<QueryName<Operation>, string | readonly string[] | undefined>>>;
} & ([RequestBody<Operation>] extends [never]
    ? { readonly body?: never }
    : { readonly body: RequestBody<Operation> });

/** For an operation that answers 204. */
export async function tell<Operation>(call: InternalCall, request: RequestOf<Operation>): Promise<void> {
  await call(request);
}

/**
 * For an operation that answers JSON. Members that the schema does not know are dropped, not refused: in a rolling upgrade the other
 * service may be newer. @throws AppError `bad_gateway` for an answer of another shape, and what the operation throws
 */
export async function ask<Operation>(
  call: InternalCall,
  request: RequestOf<Operation>,
  schema: z.ZodType<SuccessBody<Operation>>,
): Promise<SuccessBody<Operation>> {
  const parsed = schema.safeParse(await call(request));
  if (!parsed.success) throw new AppError('bad_gateway', { cause: parsed.error });
  return parsed.data;
}
