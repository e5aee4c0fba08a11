export { bodyChunks } from './body-chunks.ts';
export { answer } from './answer.ts';
export { clientFacts, type ClientFacts } from './client-facts.ts';
export { changingHeaders, dockerHeaders, registryHeaders, setDockerHeaders } from './docker-headers.ts';
export { createErrorAnswer, errorHandler, type ErrorHandlerOptions } from './error-handler.ts';
export { byMethod, handlerFor, type ContentHandler, type Methods } from './handler-for.ts';
export { headerOf } from './header-of.ts';
export { livenessOf } from './liveness-of.ts';
export { meterRequests, type RequestMeter } from './meter-requests.ts';
export { operationOf, unknownOperation } from './operation-of.ts';
export { decodePath } from './decode-path.ts';
export {
  dispatchRepository,
  type Dispatch,
  type RepositoryHandler,
  type RepositoryTarget,
} from './dispatch-repository.ts';
export { internalRouter } from './internal-router.ts';
export { parseJson } from './parse-json.ts';
export { pathOf } from './path-of.ts';
export { queryInteger, queryOf, queryText, type IntegerBounds } from './read-query.ts';
export { readBody } from './read-body.ts';
export { readCookie } from './read-cookie.ts';
export {
  parseShape,
  readJson,
  readObject,
  readOptionalShape,
  readShape,
  type MembersOf,
} from './read-shape.ts';
export { refuseUnreadable } from './refuse-unreadable.ts';
export { ReplicaHealth, type ReplicaHealthSettings, type ReplicaState } from './replica-health.ts';
export { matchRepositoryRoute, type RepositoryRoute } from './repository-route.ts';
export { scopeRequests, type RequestScopeSettings } from './scope-requests.ts';
export { serveMetrics, type MetricsSource } from './serve-metrics.ts';
export { errorCodeOf, sendError, type SendErrorOptions } from './send-error.ts';
export { headerList, sendHead, type HeaderList } from './send-head.ts';
export { sendJson } from './send-json.ts';
export { statusOf } from './status-of.ts';
export { traceRequest } from './trace-request.ts';
