import type { LayerFacts, TarSumVersion } from '@drydock/layer-archive';

/** Those that engines and later tools send (protocol 8.3). */
export const tarSumVersions: readonly TarSumVersion[] = ['v0', 'v1', 'dev'];

/** Every value that any engine may have computed for this layer and JSON; none when it is not a readable tar. */
export const allTarsums = (facts: LayerFacts, json: Uint8Array): readonly string[] =>
  tarSumVersions.flatMap((version) => facts.tarSum(version, json) ?? []);
