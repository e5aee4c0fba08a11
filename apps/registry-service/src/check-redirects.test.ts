import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { checkRedirects } from './check-redirects.ts';

async function saidOf(store: Parameters<typeof checkRedirects>[0], hasNetworks = true) {
  const lines: { fields: object; message: string }[] = [];
  const warn = (fields: object, message: string) => lines.push({ fields, message });
  await checkRedirects(store, { hasNetworks }, { warn });
  return lines;
}

describe('the self-test of redirects', () => {
  const reached = { checkPublicEndpoint: () => Promise.resolve() };

  it('says nothing when the store is reached as clients reach it', async () => {
    await expect(saidOf(reached)).resolves.toEqual([]);
  });

  it('names the variables to change, and why, when it is not', async () => {
    const error = new AppError('configuration_invalid', { message: 'its certificate has expired' });
    const [line, ...more] = await saidOf({ checkPublicEndpoint: () => Promise.reject(error) });
    expect(more).toEqual([]);
    expect(line?.fields).toEqual({ reason: 'its certificate has expired' });
    expect(line?.message).toMatch(
      /DRYDOCK_S3_PUBLIC_ENDPOINT.*DRYDOCK_LAYER_DELIVERY.*DRYDOCK_REDIRECT_NETWORKS/,
    );
  });

  it('says so when nobody is redirected all the same', async () => {
    const [files] = await saidOf({});
    expect(files?.message).toContain('layers are files');
    const [nobody] = await saidOf(reached, false);
    expect(nobody?.message).toContain('DRYDOCK_REDIRECT_NETWORKS names nobody');
  });
});
