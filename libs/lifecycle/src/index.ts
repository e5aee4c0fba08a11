export { assertPortFree, closeServer, createHttpServer, listen, type ListenAddress } from './http-server.ts';
export { stopServing, type StopServingSettings } from './stop-serving.ts';
export { runPhases, type Phase, type PhaseFault } from './phase.ts';
export {
  exitCodes,
  runProcess,
  type ProcessControl,
  type ProcessDefinition,
  type ProcessLog,
  type RunningProcess,
} from './run-process.ts';
