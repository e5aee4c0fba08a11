import { sqlState, sqlStateOf } from '@drydock/postgres';

/** `restrict_violation`: what PostgreSQL 18 says where RESTRICT refuses a deletion; before it was 23503. */
const restrictViolation = '23001';

/** A foreign key refused: what is referred to is not there, or what is to go is still referred to. */
export function isReferenceViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === sqlState.foreignKeyViolation || state === restrictViolation;
}
