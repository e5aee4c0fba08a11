import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * A Vitest reporter that writes each test's state to DRYDOCK_TEST_RESULTS: what Vitest's own JSON report says, and
 * the reasons of skips and the files that did not load besides.
 */
export default class ResultsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.DRYDOCK_TEST_RESULTS;
    if (!file) return;
    const tests = [];
    const brokenFiles = [];
    for (const module of modules) {
      const path = relative(process.cwd(), module.moduleId);
      if (module.state() === 'failed' || module.errors().length > 0) {
        const failing = [...module.children.allTests('failed')];
        const messages = suiteErrors(module);
        if (failing.length === 0 || messages.length > 0) brokenFiles.push({ file: path, messages });
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        tests.push({
          file: path,
          title: test.fullName,
          // A test that never came to run is not one that passed.
          state: result.state === 'pending' ? 'failed' : result.state,
          ...(result.state === 'skipped' && { reason: result.note ?? modeReason(test) }),
        });
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

const modeReason = (test) => (test.options.mode === 'skip' ? 'marked as skipped' : 'left out');

function suiteErrors(module) {
  const messages = module.errors().map((error) => String(error.message));
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) messages.push(String(error.message));
  }
  return messages;
}
