import type { IncomingMessage, ServerResponse } from 'node:http';
import { registryHeaders } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { documentAnswers } from '../documents/documents.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { banner } from './banner.ts';
import { liveness, readiness } from './health.ts';
import { isUnderV2, notV2 } from './not-v2.ts';
import { refuseMethod, type OwnAnswer } from './own-answer.ts';
import { ping } from './ping.ts';
import { createStatusReport, status } from './status.ts';

export interface OwnAnswersDeps {
  readonly hub: Upstream;
  readonly registry: Upstream;
  readonly pingStandalone: string;
  readonly isStopping: () => boolean;
}

interface OwnRequest {
  readonly path: string;
  readonly fail: (error: AppError) => void;
}

/** What no service answers: the ping, the status, health, documents, and a 404 for all that is left, `/internal/…` included. */
export function createOwnAnswers(deps: OwnAnswersDeps) {
  const report = createStatusReport([deps.hub, deps.registry]);
  const answerPing = ping(deps.pingStandalone);
  const answerStatus = status(report);
  const answers = new Map<string, OwnAnswer>([
    ['/_ping', answerPing],
    ['/v1/_ping', answerPing],
    ['/_status', answerStatus],
    ['/v1/_status', answerStatus],
    ['/', banner],
    ['/livez', liveness(deps.isStopping)],
    ['/readyz', readiness({ isStopping: deps.isStopping, report })],
    ...documentAnswers(),
  ]);

  return (req: IncomingMessage, res: ServerResponse, { path, fail }: OwnRequest): void => {
    if (isUnderV2(path)) {
      void notV2(req, res);
      return;
    }
    // No client sends a slash behind these, but none is punished for one.
    const answer = answers.get(path) ?? answers.get(path.replace(/(?<=[^/])\/$/, ''));
    if (!answer) {
      fail(new AppError('not_found'));
      return;
    }
    if (path.startsWith('/v1/')) {
      for (const [name, value] of Object.entries(registryHeaders)) res.setHeader(name, value);
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuseMethod(res);
      req.resume();
      return;
    }
    Promise.resolve(answer(req, res)).catch((error: unknown) => {
      fail(new AppError('internal', { cause: error }));
    });
  };
}
