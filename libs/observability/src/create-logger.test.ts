import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
