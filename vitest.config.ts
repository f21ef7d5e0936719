import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { yaml } from './build/bundles/yaml.ts'

/** Unit and integration tests; the ones that drive the app have `tests/e2e/vitest.config.ts`. */
export default defineConfig({
  plugins: [vue(), yaml()],
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/integration/**/*.test.ts'],
    testTimeout: 20_000,
    // Two files at once also where there are two cores: the rest of the machine waits for nothing else meanwhile.
    maxWorkers: 2,
  },
})
