/** Lets Node read content files as modules: `node --import ./build/tools/read-yaml.ts …`. */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { yamlAsModule } from '#build/tools/yaml-as-module.ts'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.yaml')) return nextLoad(url, context)
    const source = yamlAsModule(readFileSync(fileURLToPath(url), 'utf8'))
    return { format: 'module', source, shortCircuit: true }
  },
})
