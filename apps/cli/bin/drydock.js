#!/usr/bin/env node
// npm links this file at the first install, before anything is built; it builds the CLI when its sources are newer than the bundle.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const bundle = join(root, 'dist/cli/main.js');
const mark = join(root, 'dist/cli/.built');
const lock = join(root, 'dist/.building-cli');
const sources = ['apps/cli/src', 'libs/kernel/src', 'libs/api-contracts/src', 'libs/layer-archive/src'];
/** A build takes a second; a lock that old is one that a killed build left. */
const lockMaxAgeMs = 60_000;
const lockPollMs = 50;

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function newestSource() {
  let newest = 0;
  for (const dir of sources) {
    for (const entry of readdirSync(join(root, dir), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) newest = Math.max(newest, timeOf(join(entry.parentPath, entry.name)) ?? 0);
    }
  }
  return newest;
}

const isFresh = () => timeOf(bundle) !== undefined && (timeOf(mark) ?? 0) >= newestSource();

/** Several runs may find the bundle stale at once: one builds, the others wait. */
async function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - (timeOf(lock) ?? Date.now()) > lockMaxAgeMs)
        rmSync(lock, { recursive: true, force: true });
      await delay(lockPollMs);
    }
  }
}

if (!isFresh()) {
  await takeLock();
  try {
    if (!isFresh()) {
      const { buildApp } = await import(pathToFileURL(join(root, 'tools/build.mjs')).href);
      await buildApp('cli');
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
await import(pathToFileURL(bundle).href);
