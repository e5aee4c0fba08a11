import { access, mkdir } from 'node:fs/promises';
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

/** How long a hook waits that needs such a tool: for one build, and for that of another test file which it waits for. */
export const longestBuildMs = 1_200_000;

/** Where servers that tests need are kept from run to run. */
const cacheDirectory = (): string =>
  process.env['DRYDOCK_TEST_CACHE'] ?? join(homedir(), '.cache', 'drydock-test');

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Into place at once, also where the cache is on another file system: who finds it runs it. */
const moveIntoPlace = (file: string) =>
  `mv ${file} "$DRYDOCK_TOOL.new" && mv "$DRYDOCK_TOOL.new" "$DRYDOCK_TOOL"`;

const installPlain = (module: string, builtAs: string) => [
  `GOBIN="$PWD" go install ${module}`,
  moveIntoPlace(builtAs),
];

const installWrapped = (module: string, builtAs: string) => [
  'go mod init drydock-test-tool',
  `go get ${module}`,
  `go build -trimpath -o ${builtAs} ${module.split('@')[0] ?? module}`,
  moveIntoPlace(builtAs),
];

/** `flock` lets one of the test files that want the same tool build it: two builds of MinIO at once take a quarter of an hour. */
async function underLock(path: string, script: string): Promise<readonly string[]> {
  const command = ['nice', '-n', '10', 'sh', '-ec', script];
  return (await runCommand('flock', ['--version'])) === undefined
    ? command
    : ['flock', `${path}.lock`, ...command];
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
  const place = await tempDirectory('go-build');
  const steps = isWrapped ? installWrapped(module, builtAs) : installPlain(module, builtAs);
  const [file = '', ...args] = await underLock(
    path,
    [`[ ! -x "$DRYDOCK_TOOL" ] || exit 0`, ...steps].join('\n'),
  );
  process.stderr.write(`building ${binary} for the tests, which takes some minutes the first time\n`);
  try {
    await runCommand(file, args, {
      cwd: place.path,
      env: { ...process.env, DRYDOCK_TOOL: path },
      timeoutMs: longestBuildMs,
    });
  } finally {
    await place.remove();
  }
  return (await isThere(path)) ? path : { unavailable: `${module} could not be built` };
}
