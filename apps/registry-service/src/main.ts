import { runProcess } from '@drydock/lifecycle';
import { startRegistry } from './start-processes.ts';
import { parseRegistryConfig } from './config.ts';

await runProcess({ name: 'drydock-registry', configure: parseRegistryConfig, start: startRegistry });
