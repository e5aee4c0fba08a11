import { deploymentsVariable } from './shared-deployments.ts';
import {
  startDeployment,
  type Composition,
  type Deployment,
  type RunningDeployment,
} from './start-deployment.ts';

const compositions: readonly Composition[] = ['standalone', 'services'];

/**
 * Vitest global setup: one standalone and one set of services for the ring. Deployments that run already are taken when
 * the variable names them; `DRYDOCK_ACCEPTANCE_ONLY=standalone` starts that one alone.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[deploymentsVariable] !== undefined) return undefined;
  const wanted = process.env['DRYDOCK_ACCEPTANCE_ONLY']?.split(',') ?? compositions;
  const running: RunningDeployment[] = [];
  try {
    for (const composition of compositions.filter((name) => wanted.includes(name))) {
      running.push(await startDeployment(composition));
    }
  } catch (cause) {
    await Promise.all(running.map((deployment) => deployment.stop()));
    throw cause;
  }
  const shared: Deployment[] = running.map(({ composition, url, admin, dataDirectory }) => ({
    composition,
    url,
    admin,
    dataDirectory,
  }));
  process.env[deploymentsVariable] = JSON.stringify(shared);
  return async () => {
    await Promise.all(running.map((deployment) => deployment.stop()));
  };
}
