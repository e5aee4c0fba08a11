import { setTimeout as pause } from 'node:timers/promises';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type * as TraceSdk from '@opentelemetry/sdk-trace';
import { runOutOfScope } from './call-scope.ts';
import { createOtelTracer } from './otel-tracer.ts';
import type { Tracer } from './tracer.ts';
import { isTracing, type TracingConfig } from './tracing-settings.ts';

export interface TracingOptions {
  readonly config: TracingConfig;
  /** `service.name`, unless a variable says otherwise. */
  readonly serviceName: string;
  readonly version: string;
  readonly log: {
    warn(fields: object, message: string): void;
    info(fields: object, message: string): void;
  };
}

export interface OpenTracing {
  /** Undefined: no traces; nothing of OpenTelemetry's SDK was loaded. */
  readonly tracer: Tracer | undefined;
  /** Last of all: sends what is left, for as long as it may take. */
  readonly stopping: readonly {
    readonly name: string;
    readonly deadlineMs: number;
    readonly run: () => Promise<void>;
  }[];
}

/** For what is left when the process ends; a collector that is away gets none of it. */
const lastSendMs = 2_000;

/** Says once that spans can't be handed over, and once that they can again; they are dropped meanwhile, and nothing else is harmed. */
function tellOfFailures(exporter: SpanExporter, log: TracingOptions['log']): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const isFailure = result.code !== 0;
        // Spans of many requests: the line must not have the id of the one that came first.
        runOutOfScope(() => {
          if (isFailure && !isFailing) log.warn({ err: result.error }, 'traces can not be delivered');
          if (!isFailure && isFailing) log.info({}, 'traces are delivered again');
        });
        isFailing = isFailure;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

function samplerOf(sdk: typeof TraceSdk, config: TracingConfig): TraceSdk.Sampler {
  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: share = 1 } = config;
  const root = name.endsWith('always_on')
    ? new sdk.AlwaysOnSampler()
    : name.endsWith('always_off')
      ? new sdk.AlwaysOffSampler()
      : new sdk.TraceIdRatioBasedSampler(share);
  return name.startsWith('parentbased_') ? new sdk.ParentBasedSampler({ root }) : root;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A list as the exporter's variable has it (W3C Baggage). */
function headersOf(list: string | undefined): Readonly<Record<string, string>> {
  const pairs = (list ?? '').split(',').flatMap((pair): readonly [string, string][] => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim().toLowerCase(), decode(pair.slice(at + 1).trim())]] : [];
  });
  return Object.fromEntries(pairs);
}

async function createExporter(config: TracingConfig): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    config.OTEL_EXPORTER_OTLP_PROTOCOL === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter({ headers: headersOf(config.OTEL_EXPORTER_OTLP_HEADERS) });
}

/** Traces by OpenTelemetry's variables; without them nothing is loaded, and no span is ever made (docs/adr/0008). */
export async function openTracing(options: TracingOptions): Promise<OpenTracing> {
  const { config, serviceName, version, log } = options;
  if (!isTracing(config)) return { tracer: undefined, stopping: [] };
  // Named here and nowhere else, so that a process without traces does not load them.
  const [api, sdk, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
  ]);
  const own = resources.resourceFromAttributes({ 'service.name': serviceName, 'service.version': version });
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(own)
      .merge(
        resources.detectResources({
          detectors: [resources.serviceInstanceIdDetector, resources.envDetector],
        }),
      ),
    sampler: samplerOf(sdk, config),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: tellOfFailures(await createExporter(config), log),
        scheduledDelayMillis: config.OTEL_BSP_SCHEDULE_DELAY,
        maxQueueSize: config.OTEL_BSP_MAX_QUEUE_SIZE,
      }),
    ],
  });
  const close = async (): Promise<void> => {
    const sent = provider.shutdown().catch(() => undefined);
    await Promise.race([sent, pause(lastSendMs, undefined, { ref: false })]);
  };
  return {
    tracer: createOtelTracer(api, provider.getTracer('drydock', version)),
    stopping: [{ name: 'traces', deadlineMs: lastSendMs + 1_000, run: close }],
  };
}
