import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';

export interface AuthenticateDeps {
  readonly store: HubStore;
  readonly passwords: PasswordHasher;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

interface Remembered {
  readonly proof: Buffer;
  readonly version: number;
  readonly verifiedAtMs: number;
}

const rememberMs = 60_000;
const maxRemembered = 10_000;
const maxPasswordLength = 1_024;
/** Verified against for a name that is not there, so that the time taken tells nothing. */
const decoyPassword = 'no account has this password';

/**
 * Who is it? A right password is remembered as a keyed hash for at most a minute, since each call of a push may bring it; the user's
 * row is read each time, so a changed password or a deactivation is refused at once by every replica.
 * @throws AppError `invalid_credentials`, `account_inactive`, `too_many_requests`
 */
export function createAuthenticate({ store, passwords, now }: AuthenticateDeps) {
  const key = randomBytes(32);
  const remembered = new Map<string, Remembered>();
  let decoy: Promise<string> | undefined;

  const proofOf = (username: string, password: string): Buffer =>
    createHmac('sha256', key).update(username).update('\0').update(password).digest();

  const isRemembered = (user: UserRow, proof: Buffer): boolean => {
    const entry = remembered.get(user.userId);
    if (!entry || entry.version !== user.version || now() - entry.verifiedAtMs > rememberMs) return false;
    return timingSafeEqual(entry.proof, proof);
  };

  return async ({
    username,
    password,
  }: {
    readonly username: string;
    readonly password: string;
  }): Promise<UserRow> => {
    if (password.length > maxPasswordLength || username.length > 255)
      throw new AppError('invalid_credentials');
    // A NUL is in no account's name, and no text of the database can hold one.
    const user = username.includes('\0') ? undefined : await store.findUserByName(username);
    if (!user) {
      decoy ??= passwords.hash(decoyPassword);
      await passwords.verify(await decoy, password);
      throw new AppError('invalid_credentials');
    }
    const proof = proofOf(username, password);
    if (!isRemembered(user, proof)) {
      if (!(await passwords.verify(user.passwordHash, password))) throw new AppError('invalid_credentials');
      if (remembered.size >= maxRemembered) remembered.delete(remembered.keys().next().value ?? '');
      remembered.set(user.userId, { proof, version: user.version, verifiedAtMs: now() });
    }
    if (!user.isActive) throw new AppError('account_inactive');
    return user;
  };
}

export type Authenticate = ReturnType<typeof createAuthenticate>;
