import { describe, expect, it } from 'vitest';
import { parseRegistryConfig, settingsOf, windowsOf } from './config.ts';
import { s3Of } from './s3-config.ts';

const secret = {
  DRYDOCK_INTERNAL_SECRET: 'a secret of sixteen',
  DATABASE_URL: 'postgres://drydock:secret@localhost/drydock',
};

describe('the configuration of the registry', () => {
  it('has values for all but the secret', () => {
    const config = parseRegistryConfig(secret);
    expect(s3Of(config)).toEqual({});
    expect(windowsOf(config).objectDelaySeconds).toBeGreaterThan(config.DRYDOCK_MAX_READ_SECONDS);
    expect(settingsOf(config).redirects).toBeUndefined();
  });

  it('knows which clients reach the store', () => {
    const networks = { DRYDOCK_LAYER_DELIVERY: 'redirect', DRYDOCK_REDIRECT_NETWORKS: '10.0.0.0/8,fd00::/8' };
    const { redirects } = settingsOf(parseRegistryConfig({ ...secret, ...networks }));
    const near = ['10.1.2.3', '::ffff:10.1.2.3', 'fd00::1', '192.0.2.1', 'nonsense', ''];
    expect(near.map((address) => redirects?.isNear(address))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    { DRYDOCK_S3_ENDPOINT: 'https://s3.example.com' },
    { DRYDOCK_S3_BUCKET: 'drydock' },
    { DRYDOCK_S3_ACCESS_KEY: 'key' },
  ])('says what belongs together: %j', (given) => {
    expect(() => s3Of(parseRegistryConfig({ ...secret, ...given }))).toThrow('belong together');
  });

  it.each(['10.0.0.0/33', 'ten', '10.0.0.0/8/8'])('refuses the network %s', (network) => {
    expect(() => parseRegistryConfig({ ...secret, DRYDOCK_REDIRECT_NETWORKS: network })).toThrow(
      'DRYDOCK_REDIRECT_NETWORKS',
    );
  });
});
