import { runProcess } from '@drydock/lifecycle';
import { parseServicesConfig } from './services/config.ts';
import { startServices } from './services/start-services.ts';

await runProcess({ name: 'drydock-services', configure: parseServicesConfig, start: startServices });
