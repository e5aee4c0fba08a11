import { platform } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { administer } from '../support/administration.ts';
import { startDeployment, type Composition } from '../support/start-deployment.ts';
import { downloadGenerated, uploadGenerated } from '../support/upload-generated.ts';
import { memoryOf, peakDuring } from './process-memory.ts';

const mebibyte = 1024 * 1024;
/** By hand, at full size: DRYDOCK_TEST_MEMORY_BYTES=2147483648 npx vitest run --project acceptance acceptance/memory */
const layerBytes = Number(process.env['DRYDOCK_TEST_MEMORY_BYTES'] ?? 512 * mebibyte);
const allowedBytes = 100 * mebibyte;

describe('memory', () => {
  it.for<Composition>(['standalone', 'services'])(
    'stays flat in %s while a large layer goes up and comes down',
    { timeout: 600_000 },
    async (composition, context) => {
      if (platform() !== 'linux') context.skip('memory of a process tree is read from /proc');
      const deployment = await startDeployment(composition);
      onTestFinished(() => deployment.stop());
      const { client, createUser } = administer(deployment);
      const user = await createUser('memory');
      const repository = `${user.username}/app`;
      // The first layers let the runtimes load and size their heaps.
      const small = await uploadGenerated(client, { user, repository, sizeBytes: 64 * mebibyte });
      await downloadGenerated(client, small);
      const before = memoryOf(deployment.process.pid);
      const peak = await peakDuring(deployment.process.pid, async () => {
        const layer = await uploadGenerated(client, { user, repository, sizeBytes: layerBytes });
        expect((await downloadGenerated(client, layer)).sha256).toBe(layer.sha256);
      });
      const added = peak - before;
      console.log(
        `${composition}: ${(added / mebibyte).toFixed(0)} MiB on top of ${(before / mebibyte).toFixed(0)} MiB`,
      );
      expect(added).toBeLessThan(allowedBytes);
    },
  );
});
