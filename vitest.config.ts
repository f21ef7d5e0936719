import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { yaml } from './build/bundles/yaml.ts'

/** Tests of the pure core: no file changes anything that another could see, so they share one module graph. */
const core = ['tests/unit/shared/**/*.test.ts', 'tests/unit/electron/**/*.test.ts']

/** Unit and integration tests; the ones that drive the app have `tests/e2e/vitest.config.ts`. */
export default defineConfig({
  plugins: [vue(), yaml()],
  test: {
    testTimeout: 60_000,
    // Two files at once also where there are two cores: the rest of the machine waits for nothing else meanwhile.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'core', include: core, isolate: false } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/unit/**/*.test.ts'],
          exclude: core,
        },
      },
      {
        extends: true,
        test: { name: 'together', include: ['tests/integration/**/*.test.ts'], isolate: false },
      },
    ],
  },
})
