import { sendText, type OwnAnswer } from './own-answer.ts';

const type = 'text/plain; charset=utf-8';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

export const isUnderV2 = (path: string): boolean => path === '/v2' || path.startsWith('/v2/');

/** Everything under `/v2`: plain text and no distribution header. A JSON body makes 1.9 panic, a 200 makes `docker login` succeed unchecked (protocol 11). */
export const notV2: OwnAnswer = (req, res) => {
  if (methods.includes(req.method ?? '')) {
    sendText(res, { status: 404, type, body: '404 page not found\n' });
    return;
  }
  res.setHeader('Allow', methods.join(', '));
  sendText(res, { status: 405, type, body: '405 method not allowed\n' });
};
