import { parseArgs } from 'node:util';
import { AppError } from '@drydock/kernel';

export interface ReplicaCounts {
  readonly hub: number;
  readonly registry: number;
  readonly worker: number;
}

const most = 64;

function countOf(name: string, text: string | undefined, bounds: { least: number; default: number }): number {
  if (text === undefined) return bounds.default;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= bounds.least && count <= most) return count;
  throw new AppError('configuration_invalid', {
    message: `--${name} is ${JSON.stringify(text)} but must be a whole number from ${String(bounds.least)} to ${String(most)}, for example 2`,
  });
}

/**
 * `--hub N --registry N --worker N`.
 * @param options.hasSharedQueue a queue in Redis wants a worker; without one each registry works off its own jobs.
 * @throws AppError `configuration_invalid` for anything else.
 */
export function parseReplicaCounts(
  args: readonly string[],
  { hasSharedQueue }: { readonly hasSharedQueue: boolean },
): ReplicaCounts {
  try {
    const { values } = parseArgs({
      args: args.filter((argument) => argument !== '--check-config'),
      options: { hub: { type: 'string' }, registry: { type: 'string' }, worker: { type: 'string' } },
    });
    return {
      hub: countOf('hub', values.hub, { least: 1, default: 1 }),
      registry: countOf('registry', values.registry, { least: 1, default: 1 }),
      worker: countOf('worker', values.worker, { least: 0, default: hasSharedQueue ? 1 : 0 }),
    };
  } catch (error) {
    if (AppError.is(error)) throw error;
    throw new AppError('configuration_invalid', {
      message: `The arguments are --hub N --registry N --worker N: ${error instanceof Error ? error.message : ''}`,
      cause: error,
    });
  }
}
