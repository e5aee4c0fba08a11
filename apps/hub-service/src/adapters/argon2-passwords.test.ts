import { describe, expect, it } from 'vitest';
import { createArgon2Passwords } from './argon2-passwords.ts';

describe('argon2id passwords', () => {
  it('verifies what it hashed, and nothing else', async () => {
    const passwords = createArgon2Passwords({ concurrency: 1, maxWaiting: 10 });
    const hash = await passwords.hash('pässwörd:✓');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await passwords.verify(hash, 'pässwörd:✓')).toBe(true);
    expect(await passwords.verify(hash, 'password')).toBe(false);
  });

  it('refuses beyond its queue at once, and serves those that wait', async () => {
    const passwords = createArgon2Passwords({ concurrency: 1, maxWaiting: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => passwords.hash('secret')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too_many_requests' });
    expect(await passwords.hash('again')).toMatch(/^\$argon2id\$/);
  });
});
