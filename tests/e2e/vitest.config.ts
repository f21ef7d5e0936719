import { defineConfig } from 'vitest/config'
import { yaml } from '#build/bundles/yaml.ts'
import { InOrder } from '#tests/e2e/setup/in-order.ts'

/** One app after the other on one virtual screen: the tests share the machine's two cores and its keyboard. */
export default defineConfig({
  plugins: [yaml()],
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/setup/screen.ts'],
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
