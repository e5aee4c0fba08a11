import { runProcess } from '@drydock/lifecycle';
import { startRegistry } from './compose.ts';
import { parseRegistryConfig } from './config.ts';

await runProcess({ name: 'drydock-registry', configure: parseRegistryConfig, start: startRegistry });
