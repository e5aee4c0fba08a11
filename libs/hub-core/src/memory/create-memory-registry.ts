import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type {
  DeadRegistryJob,
  RegistryPort,
  RegistryRun,
  RegistryRunItem,
  RepositoryState,
  TagRevision,
  TrashEntry,
} from '../ports/registry.ts';
import type { CollectionStatus, Explanation, FailedBlob } from '../ports/registry-reports.ts';

export interface MemoryRegistry extends RegistryPort {
  /** What it was told, in order. */
  readonly told: readonly RepositoryState[];
  readonly revoked: readonly string[];
  readonly announced: ReadonlyMap<string, readonly string[]>;
  readonly checksums: Map<string, string>;
  readonly trash: Map<string, TrashEntry>;
  /** Those that were started, by id; a test lets them get on. */
  readonly runs: Map<string, RegistryRun>;
  readonly runItems: Map<string, readonly RegistryRunItem[]>;
  /** What it says of its rows. */
  readonly reports: { status?: CollectionStatus; explanations: Explanation[]; failed: FailedBlob[] };
  readonly deadJobs: Map<string, DeadRegistryJob>;
  /** Of every tag. */
  readonly history: TagRevision[];
  /** While it is away each call throws `unavailable`. */
  isAway: boolean;
}

/** A registry that remembers what the hub said, for unit tests of the hub. */
export function createMemoryRegistry(): MemoryRegistry {
  const told: RepositoryState[] = [];
  const revoked: string[] = [];
  const announced = new Map<string, readonly string[]>();
  const checksums = new Map<string, string>();
  const trash = new Map<string, TrashEntry>();
  const runs = new Map<string, RegistryRun>();
  const runItems = new Map<string, readonly RegistryRunItem[]>();
  const reports: MemoryRegistry['reports'] = { explanations: [], failed: [] };
  const deadJobs = new Map<string, DeadRegistryJob>();
  const history: TagRevision[] = [];
  const takeTrash = (trashId: string): TrashEntry => {
    const entry = trash.get(trashId);
    if (!entry) throw new AppError('not_found');
    return entry;
  };
  const registry: MemoryRegistry = {
    told,
    revoked,
    announced,
    checksums,
    trash,
    runs,
    runItems,
    reports,
    deadJobs,
    history,
    isAway: false,
    async saveRepository(state) {
      assertThere();
      told.push(state);
    },
    async announceImages({ repositoryId, userId, imageIds }) {
      assertThere();
      const key = `${repositoryId} ${userId}`;
      announced.set(key, [...new Set([...(announced.get(key) ?? []), ...imageIds])]);
    },
    async listChecksums() {
      assertThere();
      return [...checksums].map(([imageId, checksum]) => ({ imageId, checksum }));
    },
    async revokeTokens(tokens) {
      assertThere();
      revoked.push(...tokens.map((token) => token.tokenId));
    },
    async listTrash({ repositoryIds, limit }) {
      assertThere();
      return [...trash.values()]
        .filter((entry) => repositoryIds?.includes(entry.repositoryId) ?? true)
        .slice(0, limit);
    },
    async getTrash(trashId) {
      assertThere();
      return takeTrash(trashId);
    },
    async restoreTag(trashId) {
      assertThere();
      takeTrash(trashId);
      trash.delete(trashId);
    },
    async purgeTrash(trashId) {
      assertThere();
      takeTrash(trashId);
      trash.delete(trashId);
    },
    async listTagHistory() {
      assertThere();
      return history;
    },
    async restoreTagRevision() {
      assertThere();
    },
    async startRun({ kind, parameters, userId }) {
      assertThere();
      const run: RegistryRun = {
        runId: randomUUID(),
        kind,
        parameters,
        state: 'queued',
        progress: { done: 0, total: null, unit: '', note: '' },
        result: null,
        error: null,
        createdBy: userId,
        createdAt: new Date(0).toISOString(),
        startedAt: null,
        finishedAt: null,
      };
      runs.set(run.runId, run);
      return run;
    },
    async getRun(runId) {
      assertThere();
      const run = runs.get(runId);
      if (!run) throw new AppError('not_found');
      return run;
    },
    async listRunItems({ runId, after, limit }) {
      await registry.getRun(runId);
      return (runItems.get(runId) ?? []).filter(({ serial }) => serial > after).slice(0, limit);
    },
    async getCollectionStatus() {
      assertThere();
      if (!reports.status) throw new AppError('unavailable');
      return reports.status;
    },
    async explainContent(subject) {
      assertThere();
      const found = reports.explanations.find((explanation) => explanation.subject === subject);
      if (!found) throw new AppError('not_found');
      return found;
    },
    async listFailedBlobs({ after = '', limit }) {
      assertThere();
      const items = reports.failed.filter(({ digest }) => digest > after).slice(0, limit);
      const last = items.at(-1);
      return items.length < limit || last === undefined ? { items } : { items, next: last.digest };
    },
    async listJobs() {
      assertThere();
      return {
        counts: { waiting: 0, active: 0, delayed: 0, dead: deadJobs.size },
        dead: [...deadJobs.values()],
      };
    },
    async retryJobs({ id }) {
      assertThere();
      const ids = id === undefined ? [...deadJobs.keys()] : [id];
      return ids.filter((one) => deadJobs.delete(one)).length;
    },
    async healBlob({ digest, body }) {
      assertThere();
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      const sum = createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
      if (`sha256:${sum}` !== digest) throw new AppError('checksum_mismatch');
      return 'healed';
    },
  };
  function assertThere(): void {
    if (registry.isAway) throw new AppError('unavailable');
  }
  return registry;
}
