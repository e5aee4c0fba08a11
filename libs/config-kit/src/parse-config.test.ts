import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { parseAll, parseConfig, settings } from './index.ts';

const shape = {
  PORT: settings.port().default(5000),
  LEVEL: settings.oneOf('info', 'debug').default('info'),
  SECRET: settings.secret({ minLength: 8 }),
  DATABASE: settings.secretUrl(['postgres', 'postgresql'], 'postgres://user:password@host/db').optional(),
  TRUSTED: settings.list(/^[\d.]+$/, { form: 'addresses', example: '10.0.0.1' }).optional(),
  ON: settings.flag().default(false),
};

const faultsOf = (env: Record<string, string>): string => {
  try {
    parseConfig(shape, env);
  } catch (error) {
    if (AppError.is(error, 'configuration_invalid')) return error.message;
    throw error;
  }
  return '';
};

describe('parseConfig', () => {
  const directory = mkdtempSync(join(tmpdir(), 'drydock-config-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('fills in defaults, converts, and freezes', () => {
    const config = parseConfig(shape, {
      SECRET: 'long enough',
      PORT: '80',
      TRUSTED: '1.1.1.1, 2.2.2.2,',
      ON: 'yes',
    });
    expect(config).toEqual({
      PORT: 80,
      LEVEL: 'info',
      SECRET: 'long enough',
      TRUSTED: ['1.1.1.1', '2.2.2.2'],
      ON: true,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names all faults at once, with the form and a value that would do', () => {
    const message = faultsOf({ PORT: '70000', LEVEL: 'loud' });
    expect(message.split('\n')).toEqual([
      'PORT is "70000" but must be a port from 0 to 65535 (0: any free one), for example 5000',
      'LEVEL is "loud" but must be one of info, debug, for example info',
      'SECRET is not set: it must be a secret of at least 8 characters, for example the output of `openssl rand -hex 32`',
    ]);
  });

  it('tells at once what does not fit together, and not what only follows from another fault', () => {
    const together = (a: 'PORT' | 'DATABASE', b: string) => (config: Readonly<Record<string, unknown>>) => {
      if (config[a] !== undefined && config[b] === undefined) {
        throw new AppError('configuration_invalid', { message: `${a} needs ${b}` });
      }
    };
    const faults = (env: Record<string, string>): string[] => {
      try {
        parseConfig(shape, env, [together('DATABASE', 'TRUSTED'), together('PORT', 'TRUSTED')]);
      } catch (error) {
        if (AppError.is(error, 'configuration_invalid')) return error.message.split('\n');
        throw error;
      }
      return [];
    };
    const sound = { SECRET: 'long enough', DATABASE: 'postgres://a:b@c/d' };
    expect(faults({ ...sound, TRUSTED: '1.1.1.1' })).toEqual([]);
    expect(faults({ ...sound })).toEqual(['DATABASE needs TRUSTED', 'PORT needs TRUSTED']);
    expect(faults({ ...sound, PORT: 'x' })).toEqual([
      expect.stringContaining('PORT is "x"'),
      'DATABASE needs TRUSTED',
    ]);
  });

  it('never shows the value of a secret', () => {
    const message = faultsOf({ SECRET: 'hunter2', DATABASE: 'mysql://root:hunter2@host/db' });
    expect(message).toContain('SECRET must be');
    expect(message).toContain('DATABASE must be');
    expect(message).not.toContain('hunter2');
  });

  it('shows no password in a URL that should hold none', () => {
    const address = { STORE: settings.address(['http'], 'http://minio:9000') };
    const parse = (STORE: string) => parseConfig(address, { STORE });
    expect(parse('http://minio:9000/').STORE).toBe('http://minio:9000/');
    const urls = ['http://u:hunter2@minio', 'http://u:hunter2/@minio/a', 'http://minio/a', 'minio:9000'];
    for (const url of urls) {
      expect(() => parse(url)).toThrow('STORE is');
      expect(() => parse(url)).not.toThrow('hunter2');
    }
  });

  it('takes whole addresses and networks alone', () => {
    const parse = (NEAR: string) => parseConfig({ NEAR: settings.networks('10.0.0.0/8') }, { NEAR }).NEAR;
    const all = ['10.0.0.0/8', '::1', 'fd00::/8', '1.2.3.4'];
    expect(parse(all.join(', '))).toEqual(all);
    const others = [
      '10.0.0.0/33',
      'host',
      '10.0.0.0/',
      '10/8',
      '10',
      '10.0',
      '0x7f000001',
      '::1/129',
      '1.2.3.4/8/8',
    ];
    for (const other of others) expect(() => parse(other)).toThrow('NEAR is');
  });

  it('tells of several processes at once, and of each fault once', () => {
    const parse = (name: string) => () => parseConfig({ [name]: settings.port() }, { [name]: 'x' });
    const all = () => parseAll([parse('A'), () => undefined, parse('B'), parse('A')]);
    expect(all).toThrow(/^A is "x"[^\n]*\nB is "x"[^\n]*$/);
    expect(() => parseAll([() => 'fine'])).not.toThrow();
  });

  it('reads a secret from a file, without the newline at its end', () => {
    const path = join(directory, 'secret');
    writeFileSync(path, 'from the file\n');
    expect(parseConfig(shape, { SECRET_FILE: path }).SECRET).toBe('from the file');
    writeFileSync(path, 'from the file\r\n');
    expect(parseConfig(shape, { SECRET_FILE: path }).SECRET).toBe('from the file');
    expect(faultsOf({ SECRET_FILE: path, SECRET: 'long enough' })).toContain('both set');
    expect(faultsOf({ SECRET_FILE: join(directory, 'missing') })).toContain('SECRET_FILE names');
    expect(faultsOf({ SECRET_FILE: directory })).toContain('SECRET_FILE names');
    writeFileSync(path, '\n');
    expect(faultsOf({ SECRET_FILE: path })).toContain('SECRET_FILE names');
  });

  it('takes an empty variable for an unset one', () => {
    expect(parseConfig(shape, { SECRET: 'long enough', PORT: '', DATABASE: '' }).PORT).toBe(5000);
  });
});
