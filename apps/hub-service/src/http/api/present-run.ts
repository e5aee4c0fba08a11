import type { HubComponents } from '@drydock/api-contracts';
import type { ReportedRun } from '@drydock/hub-core';

export const presentRun = ({ runId, ...run }: ReportedRun): HubComponents['schemas']['Run'] => ({
  id: runId,
  ...run,
});
