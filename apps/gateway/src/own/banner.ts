import { sendJson } from '@drydock/http-kit';
import type { OwnAnswer } from './own-answer.ts';

/** operationId: getBanner (protocol 3.2). */
export const banner: OwnAnswer = (_req, res) =>
  sendJson(res, 200, 'Drydock, a registry for the Docker API v1');
