import { AppError } from '@drydock/kernel';

/** Sign-up rules (protocol 10.2); a login is never held to them. The words are what an engine prints after "Registration: ". */
const signUpName = /^[a-z0-9_]{4,30}$/;
/** What an administrator may call an account, and what may log in (protocol 14, 37). */
const accountName = /^[a-z0-9](?:[a-z0-9_-]{0,253}[a-z0-9_])?$/;
const email = /^[^\s@"(),:;<>[\\\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?$/;
const forbiddenNames = new Set([
  'library',
  'images',
  'tags',
  'auth',
  'json',
  'properties',
  'layer',
  'search',
  'users',
  'repositories',
]);
const passwordLimits = { min: 5, max: 1_024 };

const refuse = (message: string) => new AppError('invalid_request', { message });

export function assertPassword(password: string): void {
  if (password.length < passwordLimits.min)
    throw refuse(`Password must have at least ${String(passwordLimits.min)} characters`);
  if (password.length > passwordLimits.max)
    throw refuse(`Password must have at most ${String(passwordLimits.max)} characters`);
}

export function assertEmail(text: string): void {
  if (!email.test(text) || text.length > 254) throw refuse('Wrong email format');
}

export function assertSignUp(account: {
  readonly username: string;
  readonly password: string;
  readonly email: string;
}): void {
  if (!signUpName.test(account.username) || forbiddenNames.has(account.username)) {
    throw refuse('Wrong username format (it has to match "^[a-z0-9_]{4,30}$")');
  }
  assertPassword(account.password);
  if (account.email === '') throw refuse('Email is required');
  assertEmail(account.email);
}

export const isAccountName = (username: string): boolean =>
  accountName.test(username) && username.length >= 2 && !forbiddenNames.has(username);

export function assertAccountName(username: string): void {
  if (!isAccountName(username)) {
    throw refuse('Wrong username format (2 to 255 of a-z, 0-9, _ and -)');
  }
}
