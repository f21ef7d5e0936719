/** How the machine's programs are built: the main process, the preload script and the typesetter. */
import { builtinModules } from 'node:module'
import type { InlineConfig } from 'vite'
import { aliases, common } from '#build/bundles/common.ts'
import { inRoot } from '#build/tools/paths.ts'

/** What stays outside the bundles and is shipped in `node_modules`: native code, and code that finds its files itself. */
export const shippedPackages = ['electron-updater', '@myriaddreamin/typst-ts-node-compiler'] as const

interface Program {
  readonly entry: string
  readonly output: string
  readonly format: 'es' | 'cjs'
}

export const programs = {
  main: { entry: 'electron/main.ts', output: 'dist/main/main.js', format: 'es' },
  // A sandboxed preload script is loaded as CommonJS and can require nothing but Electron.
  preload: { entry: 'electron/preload.ts', output: 'dist/preload/preload.cjs', format: 'cjs' },
  typesetter: { entry: 'electron/typesetter/main.ts', output: 'dist/typesetter/typesetter.js', format: 'es' },
} as const satisfies Record<string, Program>

export function machineBundle({ entry, output, format }: Program): InlineConfig {
  const cut = output.lastIndexOf('/')
  return {
    ...common,
    root: inRoot('electron'),
    resolve: { alias: aliases },
    ssr: { target: 'node', noExternal: true, external: ['electron', ...shippedPackages] },
    build: {
      ...common.build,
      ssr: true,
      target: 'node20',
      outDir: inRoot(output.slice(0, cut)),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: inRoot(entry),
        external: ['electron', /^electron\//, ...shippedPackages, /^node:/, ...builtinModules],
        output: { format, codeSplitting: false, entryFileNames: output.slice(cut + 1) },
      },
    },
  }
}
