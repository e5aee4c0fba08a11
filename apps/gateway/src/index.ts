export { openMetricsServer } from './metrics-server.ts';
export { createTrustedProxies } from './client/trusted-proxies.ts';
export { checkTls, parseGatewayConfig, publicAddressSettings, tlsSettingsOf } from './config.ts';
export { createGatewayServer, type GatewayServer, type GatewayServerSettings } from './gateway-server.ts';
export { createInProcessUpstream } from './upstream/in-process-upstream.ts';
export { openRateLimits } from './limits/open-rate-limits.ts';
