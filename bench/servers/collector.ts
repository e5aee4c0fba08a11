import { argv, env } from 'node:process';
import { createInterface } from 'node:readline';
import { createS3BlobStore } from '@drydock/blob-store';
import { createPool } from '@drydock/postgres';
import { createReapObjects, createReviewBlobs, createReviewImages } from '@drydock/registry-core';
import { createRegistryStore, registrySchema } from '@drydock/registry-postgres';

/** One worker's collection, until nothing is due. Argument: bucket. Says `ready`, and begins at a line on its input. */
const none = new AbortController().signal;
const pool = createPool({
  url: env['DATABASE_URL'] ?? '',
  schema: registrySchema,
  applicationName: 'drydock-bench',
});
const store = createRegistryStore({
  pool,
  windows: {
    leaseSeconds: 3_600,
    reviewDelaySeconds: 0,
    objectDelaySeconds: 0,
    trashSeconds: 3_600,
    historySeconds: 3_600,
    uploadSilenceSeconds: 3_600,
    longestWriteSeconds: 60,
    quarantineSeconds: 3_600,
  },
});
const blobStore = createS3BlobStore({
  endpoint: env['DRYDOCK_S3_ENDPOINT'] ?? '',
  bucket: argv[2] ?? '',
  credentials: {
    accessKey: env['DRYDOCK_S3_ACCESS_KEY'] ?? '',
    secretKey: env['DRYDOCK_S3_SECRET_KEY'] ?? '',
  },
});
await store.check();
process.stdout.write('ready\n');
await new Promise((resolve) => createInterface(process.stdin).once('line', resolve));
await createReviewImages(store)(none);
await createReviewBlobs(store)(none);
await createReapObjects({ store, blobStore })(none);
await pool.end();
blobStore.close();
process.exit(0);
