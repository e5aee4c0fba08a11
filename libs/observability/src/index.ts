export { createLogger, type Logger, type LoggerOptions } from './create-logger.ts';
export type { CallMeter } from './metrics/call-metrics.ts';
export { meterCalls } from './metrics/meter-calls.ts';
export { createMetrics, type Metrics, type MetricsSettings } from './metrics/metrics.ts';
export { requestIdFrom } from './request-id.ts';
export { redactText } from './redact-text.ts';
export { serializeError, type SerializedError } from './serialize-error.ts';
