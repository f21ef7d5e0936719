import { defineConfig } from 'vitest/config'
import { yaml } from '#build/bundles/yaml.ts'
import { InOrder } from '#tests/e2e/setup/in-order.ts'
import { all, alone, lanes } from '#tests/e2e/setup/lanes.ts'

const common = {
  setupFiles: ['tests/e2e/setup/own-screen.ts', 'tests/e2e/setup/tell-what-was-shown.ts'],
  testTimeout: 120_000,
  hookTimeout: 60_000,
}

/** First the stories, two beside each other; then what needs the machine to itself, one app after the other. */
export default defineConfig({
  plugins: [yaml()],
  test: {
    globalSetup: ['tests/e2e/setup/screen.ts'],
    sequence: { sequencer: InOrder },
    projects: [
      {
        extends: true,
        test: { ...common, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'side by side',
          include: [all],
          exclude: alone,
          maxWorkers: lanes,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
})
