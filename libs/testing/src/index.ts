export { loadContractFiles } from './contract/contract-node.ts';
export { listContractOperations } from './contract/contract-operations.ts';
export { createContractValidator, type ContractValidator } from './contract/contract-validator.ts';
export { contractReportsVariable } from './contract/coverage-recorder.ts';
export type { ResponseFacts } from './contract/response-facts.ts';
export { eventually, type EventuallyOptions } from './eventually.ts';
export { freePort } from './free-port.ts';
export {
  createRawClient,
  toResponse,
  type HeaderList,
  type RawClient,
  type RawRequest,
  type RawResponse,
} from './http/raw-client.ts';
export { syntheticLayer, type SyntheticLayer } from './layer/synthetic-layer.ts';
export { tempDirectory, type TempDirectory } from './temp-directory.ts';
export { startServer, type RunningServer } from './servers/start-server.ts';
export { startTestPgbouncer, type TestPgbouncer } from './servers/test-pgbouncer.ts';
export { makeTestCertificate, type TestCertificate } from './servers/test-certificate.ts';
export { startTestRedis, type TestRedis, type TestRedisSettings } from './servers/test-redis.ts';
export { startTestMinio, startTestVersitygw, type TestS3, type TestS3Options } from './servers/test-s3.ts';
export {
  startTestToxiproxy,
  type FaultyLink,
  type TestToxiproxy,
  type Toxic,
} from './servers/test-toxiproxy.ts';
export { s3Client } from './servers/s3-client.ts';
export { s3Variables, startTestStores, type TestStores } from './servers/start-test-stores.ts';
export { runCommand } from './servers/run-command.ts';
export { goTool, longestBuildMs, type GoTool } from './servers/go-tool.ts';
export { mountSmallDisk } from './servers/small-disk.ts';
export type { Unavailable } from './servers/unavailable.ts';
export { startTestCollector, type CollectedSpan, type TestCollector } from './servers/test-collector.ts';
