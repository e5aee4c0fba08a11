import type { HubComponents } from '@drydock/api-contracts';
import type { ReportedRun } from '@drydock/hub-core';

/** Member by member: the registry tells more of a run where both are one process. */
export const presentRun = (run: ReportedRun): HubComponents['schemas']['Run'] => ({
  id: run.runId,
  kind: run.kind,
  parameters: run.parameters,
  state: run.state,
  progress: run.progress,
  result: run.result,
  error: run.error,
  createdBy: run.createdBy,
  createdAt: run.createdAt,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
});
