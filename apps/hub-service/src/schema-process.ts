import type { ProcessControl, RunningProcess } from '@drydock/lifecycle';
import { createLogger } from '@drydock/observability';
import { whenThere, type SchemaLog, type SchemaTarget } from '@drydock/postgres';
import { hubDatabaseUrlOf, type HubSchemaConfig } from './config.ts';
import { hubSchemaAt } from './hub-schema-at.ts';

type SchemaStep = (target: SchemaTarget, log: SchemaLog) => Promise<unknown>;

/** A process that takes one step with the schema and ends; it waits for a database that does not answer yet. */
export function startSchemaProcess(name: string, step: SchemaStep) {
  return async (config: HubSchemaConfig, control: ProcessControl): Promise<RunningProcess> => {
    const log = createLogger({ name, level: config.DRYDOCK_LOG_LEVEL });
    const target = await hubSchemaAt(hubDatabaseUrlOf(config));
    await whenThere(() => step(target, log), {
      waitMs: config.DRYDOCK_SCHEMA_WAIT_SECONDS * 1_000,
      onWait: (reason) => log.info({ reason }, 'waiting for the database'),
    });
    control.stop(0);
    return { stopping: [], log };
  };
}
