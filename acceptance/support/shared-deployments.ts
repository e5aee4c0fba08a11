import type { Deployment } from './start-deployment.ts';

/** Set by the ring's global set-up for its workers. */
export const deploymentsVariable = 'DRYDOCK_ACCEPTANCE_DEPLOYMENTS';

/** The deployments that the whole ring shares. A file keeps to users and namespaces of its own. */
export function sharedDeployments(): readonly Deployment[] {
  const text = process.env[deploymentsVariable];
  if (text === undefined) throw new Error('run these tests in the acceptance ring of vitest.config.ts');
  return JSON.parse(text) as Deployment[];
}
