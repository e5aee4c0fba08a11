import { describe, expect, it } from 'vitest';
import { aConfig } from '../../test/a-save-archive.ts';
import { chainIds } from './chain-id.ts';
import { readImageConfig } from './image-config.ts';
import { dependencyJson, restoreConfig, topJson } from './v1-json.ts';

describe('the ids of a chain', () => {
  it('are those that engines 1.10 to 17.11 push', () => {
    // What engine 17.05 said of an image that it built, and the ids under which it pushed it.
    const diffIds = [
      'sha256:b62fbcb943a5ad1989acc383d34a175f38699c99249f6f05d2e4953a33d17bbd',
      'sha256:d55c47b52d1527446f778e6533509b5d1e1492943257b7906c599ed4d41cdfe6',
    ];
    expect(chainIds(diffIds)).toEqual([
      'sha256:b62fbcb943a5ad1989acc383d34a175f38699c99249f6f05d2e4953a33d17bbd',
      'sha256:c0bdba21aedc8412070e4850c601303ac2d0da2010c683d6cb31a1add37600c8',
    ]);
  });

  it('are none for no layers', () => {
    expect(chainIds([])).toEqual([]);
  });
});

describe('the JSON of a chain', () => {
  it('says nothing but the ids for what lies below the top', () => {
    expect(dependencyJson('a', undefined).toString()).toBe('{"id":"a"}');
    expect(dependencyJson('b', 'a').toString()).toBe('{"id":"b","parent":"a"}');
  });

  it('gives the config back byte for byte', () => {
    const { config, id } = aConfig();
    const read = readImageConfig(config);
    expect(read?.id).toBe(id);
    const json = read && topJson(read, 'f'.repeat(64));
    expect(JSON.parse(json?.toString() ?? '')).toMatchObject({
      id,
      parent: 'f'.repeat(64),
      config: { Cmd: ['/run', '<&>'] },
    });
    expect(json && restoreConfig(id, json)?.bytes.toString()).toBe(config.toString());
  });

  it('takes a config that holds ids of its own', () => {
    const config = readImageConfig(
      Buffer.from('{"id":"x","parent":"y","rootfs":{"type":"layers","diff_ids":[]}}'),
    );
    const json = config && JSON.parse(topJson(config, undefined).toString());
    expect(json).toEqual({ id: config?.id, rootfs: { type: 'layers', diff_ids: [] } });
  });

  it('does not take the JSON of an engine for a config', () => {
    const id = 'b'.repeat(64);
    expect(restoreConfig(id, Buffer.from(`{"id":"${id}","created":"2014-05-01T10:00:01Z"}`))).toBeUndefined();
    expect(restoreConfig(id, Buffer.from(`{"architecture":"amd64","id":"${id}"}`))).toBeUndefined();
  });
});
