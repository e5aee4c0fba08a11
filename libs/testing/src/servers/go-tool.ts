import { access, mkdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { tempDirectory } from '../temp-directory.ts';
import { runCommand } from './run-command.ts';
import type { Unavailable } from './unavailable.ts';

export interface GoTool {
  readonly binary: string;
  /** With its version, as `go install` takes it. */
  readonly module: string;
  /** What `go install` calls it, where that is too plain a name. */
  readonly builtAs?: string;
  /** Its go.mod has replace or exclude directives, which `go install` refuses: built from a module of ours that requires it. */
  readonly isWrapped?: boolean;
}

const buildTimeoutMs = 900_000;

/** Where servers that tests need are kept from run to run. */
const cacheDirectory = (): string =>
  process.env['DRYDOCK_TEST_CACHE'] ?? join(homedir(), '.cache', 'drydock-test');

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function buildWrapped(module: string, output: string): Promise<void> {
  const place = await tempDirectory('go-build');
  const options = { cwd: place.path, timeoutMs: buildTimeoutMs };
  try {
    await runCommand('go', ['mod', 'init', 'drydock-test-tool'], options);
    await runCommand('go', ['get', module], options);
    const [program = ''] = module.split('@');
    await runCommand('nice', ['-n', '10', 'go', 'build', '-trimpath', '-o', output, program], options);
  } finally {
    await place.remove();
  }
}

/** The path of a Go program in the cache; built from the module proxy the first time, which takes minutes. */
export async function goTool({
  binary,
  module,
  builtAs = binary,
  isWrapped = false,
}: GoTool): Promise<string | Unavailable> {
  const directory = join(cacheDirectory(), 'bin');
  const path = join(directory, binary);
  if (await isThere(path)) return path;
  if ((await runCommand('go', ['version'])) === undefined) {
    return { unavailable: `${binary} is not in ${directory}, and there is no Go to build it with` };
  }
  await mkdir(directory, { recursive: true });
  const env = { ...process.env, GOBIN: directory };
  if (isWrapped) {
    await buildWrapped(module, path);
    return (await isThere(path)) ? path : { unavailable: `go build of ${module} failed` };
  }
  await runCommand('nice', ['-n', '10', 'go', 'install', module], { env, timeoutMs: buildTimeoutMs });
  if (builtAs !== binary) await rename(join(directory, builtAs), path).catch(() => undefined);
  return (await isThere(path)) ? path : { unavailable: `go install ${module} failed` };
}
