import { runProcess } from '@drydock/lifecycle';
import { startWorker } from './start-processes.ts';
import { parseRegistryConfig } from './config.ts';

await runProcess({ name: 'drydock-worker', configure: parseRegistryConfig, start: startWorker });
