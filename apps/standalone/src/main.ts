import { runProcess } from '@drydock/lifecycle';
import { startStandalone } from './compose.ts';
import { parseStandaloneConfig } from './config.ts';

await runProcess({ name: 'drydock', configure: parseStandaloneConfig, start: startStandalone });
