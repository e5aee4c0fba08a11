import { settings, type Config } from '@drydock/config-kit';

const samplers = [
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
  'always_on',
  'always_off',
  'traceidratio',
] as const;

/**
 * OpenTelemetry's own variables, those that matter here (docs/adr/0008). The exporter reads the others that are its own
 * (`OTEL_EXPORTER_OTLP_TIMEOUT`, `…_COMPRESSION`, `…_CERTIFICATE`, …) itself.
 */
export const tracingSettings = {
  OTEL_SDK_DISABLED: settings.flag().default(false),
  OTEL_TRACES_EXPORTER: settings.oneOf('otlp', 'none').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: settings.url(['https', 'http'], 'http://collector:4318').optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: settings
    .url(['https', 'http'], 'http://collector:4318/v1/traces')
    .optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: settings.oneOf('http/protobuf', 'http/json').default('http/protobuf'),
  OTEL_EXPORTER_OTLP_HEADERS: settings
    .secret({ form: 'a list like name=value,name=value, percent-encoded' })
    .optional(),
  OTEL_SERVICE_NAME: settings.text('a name', 'drydock-registry').optional(),
  OTEL_RESOURCE_ATTRIBUTES: settings
    .text('a list like name=value,name=value, percent-encoded', 'deployment.environment.name=prod')
    .optional(),
  OTEL_TRACES_SAMPLER: settings.oneOf(...samplers).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: settings.share('0.1').optional(),
  OTEL_BSP_SCHEDULE_DELAY: settings
    .wholeNumber({ min: 1, max: 600_000, unit: 'milliseconds', example: 5_000 })
    .default(5_000),
  OTEL_BSP_MAX_QUEUE_SIZE: settings
    .wholeNumber({ min: 512, max: 1_000_000, unit: 'spans', example: 2_048 })
    .default(2_048),
} as const;

export type TracingConfig = Config<typeof tracingSettings>;

/** Off unless somebody says where traces go: a process must not call an address that nobody named. */
export function isTracing(config: TracingConfig): boolean {
  const endpoint = config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? config.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isAskedFor = config.OTEL_TRACES_EXPORTER === 'otlp' || endpoint !== undefined;
  return isAskedFor && config.OTEL_TRACES_EXPORTER !== 'none' && !config.OTEL_SDK_DISABLED;
}
