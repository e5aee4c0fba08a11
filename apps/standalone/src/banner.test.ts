import { describe, expect, it } from 'vitest';
import { banner, type BannerFacts } from './banner.ts';

const facts: BannerFacts = {
  host: '127.0.0.1',
  port: 5000,
  isTls: false,
  publicUrl: undefined,
  dataDirectory: '/data',
  registration: 'open',
  administrator: { username: 'admin', password: { kind: 'generated', value: 'abc' } },
};

describe('the banner', () => {
  it('shows a generated password, and no other', () => {
    expect(banner(facts)).toContain('abc   (generated');
    const given = { username: 'admin', password: { kind: 'given' } } as const;
    expect(banner({ ...facts, administrator: given })).toContain('as DRYDOCK_ADMIN_PASSWORD says');
  });

  it('names an address that can be typed', () => {
    expect(banner({ ...facts, host: '0.0.0.0' })).toContain('login localhost:5000 -u admin');
    expect(banner({ ...facts, host: '::1' })).toContain('login [::1]:5000');
    expect(banner({ ...facts, isTls: true })).toContain('listens on https://127.0.0.1:5000');
    expect(banner({ ...facts, publicUrl: 'https://reg.example.com' })).toContain('login reg.example.com ');
  });
});
