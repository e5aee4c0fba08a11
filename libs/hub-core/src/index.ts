export type { RegistryPort, RepositoryState, TagRevision, TrashEntry } from './ports/registry.ts';
