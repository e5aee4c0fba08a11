import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@drydock/kernel';
import type { PasswordHasher } from '@drydock/hub-core';

export interface Argon2Settings {
  /** Computations at the same time; each takes `memoryKib` and one thread. */
  readonly concurrency: number;
  /** Callers that may wait for one; beyond, they are told to come back. */
  readonly maxWaiting: number;
}

/** OWASP's second choice for argon2id, which is the library's own algorithm: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function createArgon2Passwords({ concurrency, maxWaiting }: Argon2Settings): PasswordHasher {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function bounded<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) {
      if (waiting.length >= maxWaiting) throw new AppError('too_many_requests');
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  return {
    hash: (password) => bounded(() => hash(password, cost)),
    verify: (stored, password) => bounded(() => verify(stored, password)),
  };
}
