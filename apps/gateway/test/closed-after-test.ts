import { afterEach } from 'vitest';
import { freePort } from '@drydock/testing';
import { aGateway, anUpstream } from './a-gateway.ts';

const closers: (() => Promise<unknown>)[] = [];

export const closeAfterTest = (close: () => Promise<unknown>): void => {
  closers.push(close);
};

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Closed after the test. */
export async function upstream(...args: Parameters<typeof anUpstream>) {
  const started = await anUpstream(...args);
  closeAfterTest(started.close);
  return started;
}
/** Closed after the test. */
export async function gateway(...args: Parameters<typeof aGateway>) {
  const started = await aGateway(...args);
  closeAfterTest(started.close);
  return started;
}

export const imagePath = `/v1/images/${'a'.repeat(64)}/layer`;
/** Where nobody listens. */
export const deadUrl = async () => `http://127.0.0.1:${String(await freePort())}`;
