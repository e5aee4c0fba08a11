import { runProcess } from '@drydock/lifecycle';
import { startGateway } from './compose.ts';
import { parseGatewayConfig } from './config.ts';

await runProcess({ name: 'drydock-gateway', configure: parseGatewayConfig, start: startGateway });
