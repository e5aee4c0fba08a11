import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { createLogger } from './create-logger.ts';
import { requestIdFrom } from './request-id.ts';

describe('the logger', () => {
  it('blots out credentials wherever they are', () => {
    const lines: string[] = [];
    const log = createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } });
    log.info({ password: 'hunter2', headers: { authorization: 'hunter2', cookie: 'hunter2' } }, 'request');
    log.info(
      { req: { headers: { 'set-cookie': 'hunter2', Authorization: 'hunter2' }, secret: 'hunter2' } },
      'request',
    );
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('hunter2');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'test', level: 'info', msg: 'request' });
  });
});

describe('an error in the log', () => {
  const logged = (error: unknown, field = 'err'): string => {
    const lines: string[] = [];
    const log = createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } });
    log.error({ [field]: error, request: { error, all: [error, { error }] } }, 'failed');
    return lines.join('');
  };

  it('is its class, words, code, stack and causes, and nothing that hangs on it', () => {
    const driver = Object.assign(new Error('terminated'), {
      code: '57P01',
      client: { connectionParameters: { password: 'hunter2' }, secretKey: 'hunter2' },
    });
    const line = logged(new AppError('unavailable', { cause: driver, details: { key: 'hunter2' } }));
    expect(line).not.toContain('hunter2');
    expect(JSON.parse(line)).toMatchObject({
      err: {
        type: 'AppError',
        code: 'unavailable',
        stack: expect.stringContaining('create-logger.test.ts'),
        cause: { type: 'Error', message: 'terminated', code: '57P01' },
      },
    });
  });

  it.each([
    'connect to postgres://drydock:hunter2@db:5432/drydock failed',
    'redis://:hunter2@redis:6379 is away',
    'postgres://drydock:an@hunter2@db/drydock is away',
    'header Basic aHVudGVyMjpodW50ZXIy was refused',
    'Authorization: Token signature=hunter2,repository="a/b",access=read',
    'cookie session=hunter2; Path=/',
    'bad token eyJhbGciOiJFZERTQSJ9.aHVudGVyMg.c2lnbmF0dXJl',
    'GET https://s3/bucket/key?X-Amz-Signature=hunter2&X-Amz-Credential=hunter2',
  ])('shows no credential of: %s', (message) => {
    for (const field of ['err', 'error']) {
      const line = logged(new Error('outer', { cause: new Error(message) }), field);
      expect(line).not.toMatch(/hunter2|aHVudGVyMg/);
      expect(line).toContain('[redacted]');
    }
  });

  it('survives what is no error, and causes that go round', () => {
    const round = new Error('round');
    round.cause = round;
    expect(logged(round)).toContain('round');
    expect(logged('hunter2'.length)).toContain('failed');
  });
});

describe('a request id', () => {
  it('is kept when harmless and replaced otherwise', () => {
    expect(requestIdFrom('abc-123')).toBe('abc-123');
    fc.assert(
      fc.property(fc.string(), (given) => {
        expect(requestIdFrom(given)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);
      }),
    );
    expect(requestIdFrom('a\r\nX-Evil: 1')).not.toContain('Evil');
  });
});
