import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type HealBlob = HubOperations['healBlob'];

/** operationId: healBlob. Administrators only. The bytes stream through to the registry, which compares them with the digest. */
export function healBlob(hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler<PathParameters<HealBlob>> {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const { digest } = req.params;
    const clientGone = new AbortController();
    res.once('close', () => clientGone.abort());
    const outcome = await hub.runs.healBlob(actor, { digest, body: req }, clientGone.signal);
    answer<HealBlob>(res, { status: 200, body: { digest, outcome } });
  };
}
