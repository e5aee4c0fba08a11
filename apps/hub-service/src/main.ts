import { runProcess } from '@drydock/lifecycle';
import { startHub } from './compose.ts';
import { parseHubConfig } from './config.ts';

await runProcess({ name: 'drydock-hub', configure: parseHubConfig, start: startHub });
