import { rateLimiterConformance } from './conformance/rate-limiter-conformance.ts';
import { createInProcessRateLimiter } from './in-process-rate-limiter.ts';

rateLimiterConformance('in process', {
  start: () => Promise.resolve(undefined),
  open: () => createInProcessRateLimiter(),
  stop: () => Promise.resolve(),
});
