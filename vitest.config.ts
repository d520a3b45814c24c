import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

/** What measures this process itself, so that nothing else may have happened in it. */
const alone = ['src/modules/homes/reference/postcodes/large.test.ts']

/** `--sequence.shuffle.files` finds a file that leaves something behind for the next. */
const shuffled = process.argv.some(word => word.startsWith('--sequence.shuffle'))

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // One more than can work at once: each waits for PostgreSQL or a browser half of its time.
    maxWorkers: Math.min(8, availableParallelism() + 1),
    // Browser journeys on a busy machine are slow without being wrong.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/seeded.ts'],
    sequence: shuffled ? {} : { sequencer: LongestFirst },
    // Node runs TypeScript by itself: nothing has to be transformed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['tests/bench/**', 'node_modules/**', ...alone],
          // The product is read once by each worker, not once by each file: a file leaves nothing behind.
          isolate: false,
          execArgv: ['--max-semi-space-size=64'],
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
