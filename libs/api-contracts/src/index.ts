export type { paths as RegistryPaths, components as RegistryComponents } from './generated/registry.ts';
export type { paths as HubPaths, components as HubComponents } from './generated/hub.ts';
export type { paths as GatewayPaths, components as GatewayComponents } from './generated/gateway.ts';
export type { paths as InternalPaths, components as InternalComponents } from './generated/internal.ts';
export type { operations as RegistryOperations } from './generated/registry.ts';
export type { operations as HubOperations } from './generated/hub.ts';
export type { operations as InternalOperations } from './generated/internal.ts';
export type { Answer, PathParameters, QueryName, RequestBody, SuccessBody } from './operation-types.ts';
