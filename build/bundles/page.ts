/** How the window is built: the page, and beside it the vault's worker as one file of its own. */
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import type { InlineConfig, PluginOption } from 'vite'
import { aliases, common } from '#build/bundles/common.ts'
import { yaml } from '#build/bundles/yaml.ts'
import { inRoot } from '#build/tools/paths.ts'

export const pageFolder = 'dist/page'

/** The plugins that turn our components and texts into script. */
function pagePlugins(): PluginOption[] {
  return [
    vue(),
    yaml(),
    vueI18n({
      include: inRoot('renderer/i18n/locales/*/*.json'),
      // Messages are compiled here, so the page needs neither a compiler nor `eval`.
      runtimeOnly: true,
      dropMessageCompiler: true,
      strictMessage: true,
      fullInstall: false,
    }),
  ]
}

/**
 * zod and the line that keeps it from trying `eval` in one chunk: whatever uses zod while it loads comes after it.
 * Without this, a chunk of bundled content would be checked before the entry has said so.
 */
const zodFirst = { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/ }

export function pageBundle(): InlineConfig {
  return {
    ...common,
    root: inRoot('renderer'),
    base: '/',
    // Copied as it is; the page links it before what the build makes.
    publicDir: inRoot('renderer/public'),
    plugins: pagePlugins(),
    resolve: { alias: { ...aliases, vue: 'vue/dist/vue.runtime.esm-bundler.js' } },
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      ...common.build,
      copyPublicDir: true,
      target: 'chrome130',
      outDir: inRoot(pageFolder),
      emptyOutDir: true,
      // The content security policy knows no `data:`; every font and picture stays a file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: inRoot('renderer/index.html'),
        output: { codeSplitting: { groups: [zodFirst] } },
      },
    },
  }
}

/** The workers, each a file under a fixed name: the vault's has its own security policy, and both are named where they are started. */
const workers = {
  'vault-worker': 'renderer/vault/worker.ts',
  'vault-helper': 'renderer/vault/helper-worker.ts',
}

export function workerBundles(): readonly InlineConfig[] {
  return Object.entries(workers).map(([name, entry]) => workerBundle(name, entry))
}

/** A bundle for each, so that neither is split for the other's sake. */
function workerBundle(name: string, entry: string): InlineConfig {
  return {
    ...common,
    root: inRoot('renderer'),
    plugins: [yaml()],
    resolve: { alias: aliases },
    build: {
      ...common.build,
      target: 'chrome130',
      outDir: inRoot(pageFolder),
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: inRoot(entry),
        output: {
          format: 'es',
          codeSplitting: { groups: [zodFirst] },
          entryFileNames: `${name}.js`,
          // The word lists of the passphrase's judge are most of the code and needed once in a vault's life.
          chunkFileNames: 'assets/vault-[name]-[hash].js',
        },
      },
    },
  }
}
