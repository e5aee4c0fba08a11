import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '@drydock/kernel';
import { lockDirectory } from './lock-directory.ts';

export interface DataDirectory {
  readonly root: string;
  readonly postgres: string;
  readonly blobs: string;
  /** Mode 0700. */
  readonly secrets: string;
  /** Lets the next process in. */
  unlock(): void;
}

/** Raised when an older Drydock could no longer read what this one writes. The schemas have versions of their own. */
const layoutVersion = 1;

const refuse = (message: string, cause?: unknown) =>
  new AppError('configuration_invalid', { message, cause });

/** Not with `recursive`: where a file system makes no folders, as `/proc`, that tries for ever. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (!found) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o755 });
}

function makeWritable(root: string): void {
  try {
    makeFolder(root);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refuse(
      `The data directory ${root} (DRYDOCK_DATA_DIR) cannot be made or is not writable for this user: choose another one, or change its owner`,
      error,
    );
  }
}

function checkVersion(root: string): void {
  const file = join(root, 'version');
  if (!existsSync(file)) {
    writeFileSync(file, `${String(layoutVersion)}\n`);
    return;
  }
  const version = Number(readFileSync(file, 'utf8').trim());
  if (!Number.isInteger(version) || version < 1) {
    throw refuse(`${file} does not hold a version: this is no data directory of Drydock, or it is damaged`);
  }
  if (version > layoutVersion) {
    throw refuse(
      `The data directory ${root} (DRYDOCK_DATA_DIR) was made by a newer version of Drydock (layout ${String(version)}; this one knows ${String(layoutVersion)}): start that version, or choose another directory`,
    );
  }
}

/** @throws AppError `configuration_invalid` when it is not writable, in use, or of a newer version. */
export function openDataDirectory(path: string): DataDirectory {
  const root = resolve(path);
  makeWritable(root);
  const unlock = lockDirectory(root);
  try {
    checkVersion(root);
    const secrets = join(root, 'secrets');
    mkdirSync(secrets, { recursive: true, mode: 0o700 });
    chmodSync(secrets, 0o700);
    return { root, postgres: join(root, 'postgres'), blobs: join(root, 'blobs'), secrets, unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}
