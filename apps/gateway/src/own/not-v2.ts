import { sendText, type OwnAnswer } from './own-answer.ts';

/** Everything under `/v2`: plain text and no distribution header. A JSON body makes 1.9 panic, a 200 makes `docker login` succeed unchecked (protocol 11). */
export const notV2: OwnAnswer = (_req, res) =>
  sendText(res, { status: 404, type: 'text/plain; charset=utf-8', body: '404 page not found\n' });
