import { attempt } from '../support/attempt.ts';
import type { LoadWorld } from './start-load.ts';

/** `docker login`, as old engines do it. */
export async function logIn({ client, user, journal, deadlineMs }: LoadWorld): Promise<void> {
  const tried = await attempt(
    () => client.request({ path: '/v1/users/', headers: { Authorization: user.authorization } }),
    { expected: [200], deadlineMs },
  );
  journal.figures.note('login, ms', tried.tookMs);
  if (tried.kind === 'done') journal.count('logins done');
  else journal.fail('login', `${String(tried.status)} ${tried.why}`, tried.tookMs);
}
