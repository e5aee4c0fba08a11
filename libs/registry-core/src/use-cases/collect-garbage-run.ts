import type { CollectionStore } from '../ports/collection-store.ts';
import type { CollectionPlan, PlannedItem, ReportStore } from '../ports/report-store.ts';
import type { RunDocument } from '../ports/run-store.ts';
import type { RunContext, RunHandler } from '../run-handler.ts';
import { createReapObjects, type ReapObjectsDeps } from './reap-objects.ts';

export interface CollectGarbageRunDeps {
  readonly store: CollectionStore & Pick<ReportStore, 'planCollection'>;
  readonly blobStore: ReapObjectsDeps['blobStore'];
}

const batchSize = 100;

const toResult = (isDryRun: boolean, counts: CollectionPlan): RunDocument => ({
  dryRun: isDryRun,
  ...counts,
});

/**
 * The kind `gc`: all that is due now, in the order in which one step makes work for the next. With `dryRun` the same is told and nothing
 * is done; the items say why. The scheduled jobs go on meanwhile and may do a part of it.
 */
export function createCollectGarbageRun({ store, blobStore }: CollectGarbageRunDeps): RunHandler {
  async function plan({ addItems, report }: RunContext): Promise<CollectionPlan> {
    let done = 0;
    return store.planCollection(async (items: readonly PlannedItem[]) => {
      done += items.length;
      report({ done, total: null, unit: 'rows', note: 'counting' });
      const [first] = items;
      if (first) {
        await addItems(
          first.kind,
          items.map(({ kind: _kind, ...item }) => item),
        );
      }
    });
  }

  async function collect({ addItems, report, signal }: RunContext): Promise<CollectionPlan> {
    const counts = { images: 0, blobs: 0, blobBytes: 0, objects: 0, objectBytes: 0 };
    let done = 0;
    const drain = async (
      note: string,
      batch: () => Promise<{ readonly looked: number; readonly goOn?: boolean }>,
    ): Promise<number> => {
      let sum = 0;
      for (let isMore = true; isMore;) {
        signal.throwIfAborted();
        const { looked, goOn } = await batch();
        isMore = goOn ?? looked === batchSize;
        sum += looked;
        done += looked;
        report({ done, total: null, unit: 'rows', note });
      }
      return sum;
    };
    const trash = await drain('trash', async () => ({ looked: await store.sweepTrash(batchSize) }));
    const history = await drain('history', async () => ({ looked: await store.sweepHistory(batchSize) }));
    const uploads = await drain('uploads', async () => ({ looked: await store.giveUpUploads(batchSize) }));
    await drain('images', async () => {
      const gone: RunDocument[] = [];
      const looked = await store.reviewImages(batchSize, (image) => gone.push({ ...image }));
      counts.images += gone.length;
      if (gone.length > 0) await addItems('image', gone);
      // What went made its parent due.
      return { looked, goOn: gone.length > 0 || looked === batchSize };
    });
    await drain('blobs', async () => {
      const gone: RunDocument[] = [];
      const looked = await store.reviewBlobs(batchSize, (blob) => {
        gone.push({ ...blob });
        counts.blobBytes += blob.sizeBytes;
      });
      counts.blobs += gone.length;
      if (gone.length > 0) await addItems('blob', gone);
      return { looked };
    });
    const reapObjects = createReapObjects({
      store,
      blobStore,
      async onGone(objects) {
        counts.objects += objects.length;
        for (const { sizeBytes = 0 } of objects) counts.objectBytes += sizeBytes;
        done += objects.length;
        report({ done, total: null, unit: 'rows', note: 'objects' });
        const items = objects.map(({ storageKey, sizeBytes = null }) => ({ storageKey, sizeBytes }));
        await addItems('object', items);
      },
    });
    await reapObjects(signal);
    signal.throwIfAborted();
    return { trash, history, uploads, ...counts };
  }

  return async (parameters, context) => {
    const isDryRun = parameters['dryRun'] === true;
    return toResult(isDryRun, await (isDryRun ? plan(context) : collect(context)));
  };
}
