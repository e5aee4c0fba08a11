import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { callContext } from './call-context.ts';

/** The client throws the words of an answer with one of these away and leaves its socket hanging, with retries or without. */
const statusesThatTheClientDrops = new Set([408, 429, 499, 500, 502, 503, 504, 520]);
const statusThatItReads = 599;

type OnResponse = (response: IncomingMessage) => void;

/** Sends the client's requests with the signal of the call that they belong to: the client itself knows no deadline. */
export function createS3Transport(isSecure: boolean): { readonly request: typeof http.request } {
  const send = isSecure ? https.request : http.request;
  const request = (
    options: RequestOptions | string | URL,
    onResponse?: RequestOptions | OnResponse,
  ): ClientRequest => {
    if (typeof options === 'string' || options instanceof URL || typeof onResponse !== 'function') {
      throw new TypeError('the minio client calls with options and a callback');
    }
    const context = callContext.getStore();
    return send({ ...options, ...(context ? { signal: context.controller.signal } : {}) }, (response) => {
      const { statusCode } = response;
      if (context && statusCode !== undefined) context.status = statusCode;
      if (statusesThatTheClientDrops.has(statusCode ?? 0)) response.statusCode = statusThatItReads;
      onResponse(response);
    });
  };
  return { request };
}
