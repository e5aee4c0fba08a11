import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * A Vitest reporter that writes each test's state to DRYDOCK_TEST_RESULTS: what Vitest's own JSON report says, and
 * the reasons of skips and failures and the files that did not load besides.
 */
export default class ResultsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.DRYDOCK_TEST_RESULTS;
    if (!file) return;
    const tests = [];
    const brokenFiles = [];
    for (const module of modules) {
      const path = relative(process.cwd(), module.moduleId);
      let isBroken = false;
      if (module.state() === 'failed' || module.errors().length > 0) {
        const failing = [...module.children.allTests('failed')];
        const messages = suiteErrors(module);
        isBroken = failing.length === 0 || messages.length > 0;
        if (isBroken) brokenFiles.push({ file: path, messages });
      }
      for (const test of module.children.allTests()) {
        const state = stateOf(test, isBroken);
        const reason = reasonOf(test, state);
        tests.push({ file: path, title: test.fullName, state, ...(reason && { reason }) });
      }
    }
    mkdirSync(dirname(file), { recursive: true });
    const report = {
      tests,
      brokenFiles,
      unhandledErrors: unhandledErrors.map((error) => String(error.message)),
    };
    writeFileSync(file, `${JSON.stringify(report)}\n`);
  }
}

/** A test that its file's failed set-up kept from running is not one that was skipped. */
function stateOf(test, isBroken) {
  const { state, note } = test.result();
  const isHeldBack = state === 'skipped' && isBroken && note === undefined && test.options.mode !== 'skip';
  return state === 'pending' || isHeldBack ? 'failed' : state;
}

/** Why a test was skipped, or the first line of what failed it; undefined for one that passed. */
function reasonOf(test, state) {
  if (state === 'skipped') return test.result().note ?? 'marked as skipped';
  if (state !== 'failed') return undefined;
  return test.result().errors?.[0]?.message?.split('\n', 1)[0];
}

function suiteErrors(module) {
  const messages = module.errors().map((error) => String(error.message));
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) messages.push(String(error.message));
  }
  return messages;
}
