import type { InlineConfig } from 'vite'
import { inRoot } from '#build/tools/paths.ts'

/** The houses by their names in package.json. Vite follows those too; this also covers `new URL` and styles. */
export const aliases = Object.fromEntries(
  ['shared', 'electron', 'renderer'].map((house) => [`#${house}`, inRoot(house)]),
)

export const common = {
  configFile: false,
  envDir: false,
  publicDir: false,
  mode: 'production',
  logLevel: 'warn',
  clearScreen: false,
  build: {
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    copyPublicDir: false,
    emptyOutDir: false,
  },
} as const satisfies InlineConfig
