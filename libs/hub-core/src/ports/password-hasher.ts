/** argon2id. Work is bounded: beyond a queue of waiting ones, @throws AppError `too_many_requests`. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}
