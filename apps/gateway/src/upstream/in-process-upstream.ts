import type { RequestListener } from 'node:http';
import type { Readiness } from './readiness.ts';
import type { Upstream } from './upstream.ts';

export interface InProcessService {
  readonly listener: RequestListener;
  readiness(): Promise<Readiness>;
}

const believedOnlyFromUs = ['forwarded', 'x-real-ip', 'traceparent', 'tracestate', 'baggage'] as const;

/** For the standalone: the service is a function of this process, so there is no hop. Its owner closes it. */
export function createInProcessUpstream(name: Upstream['name'], service: InProcessService): Upstream {
  return {
    name,
    forward(req, res, { facts, expectsContinue }) {
      const { headers } = req;
      for (const header of believedOnlyFromUs) Reflect.deleteProperty(headers, header);
      headers['x-forwarded-for'] = facts.address;
      headers['x-forwarded-proto'] = facts.proto;
      headers['x-forwarded-host'] = facts.host;
      headers['x-request-id'] = facts.requestId;
      if (facts.traceparent !== undefined) headers['traceparent'] = facts.traceparent;
      res.setHeader('X-Request-Id', facts.requestId);
      if (expectsContinue) res.writeContinue();
      service.listener(req, res);
    },
    readiness: () => service.readiness(),
    close: () => Promise.resolve(),
  };
}
