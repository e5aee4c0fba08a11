export type { paths as RegistryPaths, components as RegistryComponents } from './generated/registry.ts';
export type { paths as HubPaths, components as HubComponents } from './generated/hub.ts';
export type { paths as GatewayPaths, components as GatewayComponents } from './generated/gateway.ts';
export type { paths as InternalPaths, components as InternalComponents } from './generated/internal.ts';
export type { JsonBody } from './json-body.ts';
