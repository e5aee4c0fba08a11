import { describe, expect, it } from 'vitest';
import { parseHubConfig } from './config.ts';

const needed = {
  DRYDOCK_INTERNAL_SECRET: 'a secret of sixteen',
  DATABASE_URL: 'postgres://drydock:secret@localhost/drydock',
};

describe('the configuration of the hub', () => {
  it('takes an administrator who can have an account', () => {
    expect(parseHubConfig(needed).DRYDOCK_ADMIN_USER).toBe('admin');
    expect(parseHubConfig({ ...needed, DRYDOCK_ADMIN_USER: 'ops-team' }).DRYDOCK_ADMIN_USER).toBe('ops-team');
  });

  it.each(['A B', 'a:b', 'a', 'library', 'x'.repeat(256)])('refuses %j as one', (username) => {
    expect(() => parseHubConfig({ ...needed, DRYDOCK_ADMIN_USER: username })).toThrow(
      /DRYDOCK_ADMIN_USER is .* but must be 2 to 255 of a-z/,
    );
  });
});
