import { defineConfig } from 'vitest/config';

/** `npm test` runs the rings one after the other; `npx vitest run --project unit libs/kernel` runs a part of one. */
const ring = (name: string, include: string[], timeoutMs: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeoutMs, hookTimeout: 120_000, globalSetup },
});

/** A counterexample that is to be walked again is walked alone (`npm run proof -- --replay FILE`). */
const proofs = process.env['DRYDOCK_PROOF_REPLAY']
  ? ['proof/replay.proof.ts']
  : ['proof/*.proof.ts', '!proof/replay.proof.ts'];

/** These hold a call to its second after a part's return, or let none fail: nothing else runs beside them. */
const returns = ['kill-at-each-step', 'random-kills', 'rolling-restart'].map(
  (name) => `faults/${name}.faults.ts`,
);

export default defineConfig({
  resolve: { conditions: ['@drydock/source'] },
  ssr: { resolve: { conditions: ['@drydock/source', 'node'] } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    exclude: ['**/node_modules/**', '**/dist/**', '**/out-tsc/**'],
    projects: [
      ring('unit', ['{apps,libs,tools}/**/*.test.ts', '!**/*.{int,conformance}.test.ts'], 15_000),
      ring('conformance', ['libs/**/*.conformance.test.ts'], 60_000),
      ring('integration', ['{apps,libs}/**/*.int.test.ts'], 60_000, [
        'libs/postgres/src/testing/global-setup.ts',
      ]),
      ring('proof', proofs, 600_000, ['libs/postgres/src/testing/global-setup.ts']),
      ring('faults', ['faults/**/*.faults.ts', ...returns.map((file) => `!${file}`)], 120_000),
      ring('returns', returns, 120_000),
      ring('acceptance', ['acceptance/**/*.acceptance.ts'], 120_000, ['acceptance/support/global-setup.ts']),
    ],
  },
});
