import { describe, expect, it } from 'vitest';
import { parseRegistryConfig, settingsOf } from './config.ts';
import { s3Of } from './s3-config.ts';
import { windowsOf } from './windows.ts';

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

  it.each([
    { DRYDOCK_GC_GRACE_SECONDS: '0', DRYDOCK_TRASH_SECONDS: '0' },
    { DRYDOCK_OBJECT_DELAY_SECONDS: '21599' },
    { DRYDOCK_MAX_READ_SECONDS: '86400', DRYDOCK_OBJECT_DELAY_SECONDS: '86399' },
    { DRYDOCK_LAYER_DELIVERY: 'redirect', DRYDOCK_OBJECT_DELAY_SECONDS: '22799' },
  ])('refuses windows in which a layer goes while somebody uses it: %j', (given) => {
    const parse = (more: object) => parseRegistryConfig({ ...secret, ...given, ...more });
    const names = Object.keys(given).filter((name) => name !== 'DRYDOCK_LAYER_DELIVERY');
    for (const name of names) expect(() => parse({})).toThrow(name);
    expect(() => parse({ DRYDOCK_ALLOW_ZERO_WINDOWS: 'true' })).not.toThrow();
  });

  it('takes windows that are just long enough', () => {
    const redirected = { DRYDOCK_LAYER_DELIVERY: 'redirect', DRYDOCK_OBJECT_DELAY_SECONDS: '22800' };
    expect(() => parseRegistryConfig({ ...secret, ...redirected })).not.toThrow();
    expect(() => parseRegistryConfig({ ...secret, DRYDOCK_OBJECT_DELAY_SECONDS: '21600' })).not.toThrow();
  });

  it.each([
    ['DRYDOCK_S3_ENDPOINT', 'http://minio:9000/path'],
    ['DRYDOCK_S3_PUBLIC_ENDPOINT', 'http://key:hush@minio:9000'],
    ['DRYDOCK_S3_BUCKET', 'Not_A_Bucket'],
    ['DRYDOCK_S3_BUCKET', '10.0.0.1'],
    ['DRYDOCK_PUBLIC_URL', 'https://registry.example.com/docker'],
    ['DRYDOCK_HUB_URL', 'http://hub:5001/?a=b'],
    ['REDIS_URL', 'redis://redis/jobs'],
  ])('refuses what it would not use as it is written: %s=%s', (name, value) => {
    const parse = () => parseRegistryConfig({ ...secret, [name]: value });
    expect(parse).toThrow(name);
    expect(parse).not.toThrow('hush');
  });

  it.each(['10.0.0.0/33', 'ten', '10.0.0.0/8/8'])('refuses the network %s', (network) => {
    expect(() => parseRegistryConfig({ ...secret, DRYDOCK_REDIRECT_NETWORKS: network })).toThrow(
      'DRYDOCK_REDIRECT_NETWORKS',
    );
  });
});
