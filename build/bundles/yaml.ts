/** Content files in YAML, for Vite and for the tests. */
import type { Plugin } from 'vite'
import { yamlAsModule } from '#build/tools/yaml-as-module.ts'

export function yaml(): Plugin {
  return {
    name: 'content-in-yaml',
    transform: {
      filter: { id: /\.yaml$/ },
      handler: (text) => ({ code: yamlAsModule(text), map: null }),
    },
  }
}
