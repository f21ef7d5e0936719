/**
 * The window's own vault, called from outside: for what would take too long by keyboard (a hundred saves a second),
 * never for what a person's path is to show. It is the very object that the screens use.
 */
import type { Page } from 'playwright-core'
import type { OnProgress, VaultApi } from '#renderer/vault/vault-api.ts'
import type { Surroundings } from '#renderer/stores/surroundings.ts'

type Unwatched<A extends readonly unknown[]> = A extends readonly [...infer Rest, OnProgress] ? Rest : A

/** Calls one function of the vault; a progress listener is put in where the function wants one. */
export async function callVault<N extends keyof VaultApi>(
  page: Page,
  name: N,
  ...input: Unwatched<Parameters<VaultApi[N]>>
): Promise<Awaited<ReturnType<VaultApi[N]>>> {
  await reachVault(page)
  const answer = await page.evaluate(
    ([called, values, watched]) => {
      const { vault, listen } = window.surroundingsOfTheApp
      const more = watched ? [listen(() => undefined)] : []
      const act = vault[called] as (...args: unknown[]) => Promise<unknown>
      return act(...values, ...more)
    },
    [name, input as readonly unknown[], withProgress.has(name)] as const,
  )
  return answer as Awaited<ReturnType<VaultApi[N]>>
}

/** Puts the surroundings, which the app provides to its components, where a script in the page finds them. */
export async function reachVault(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const app = document.querySelector<MountedElement>('#app')?.__vue_app__
    const provided = app?._context.provides ?? {}
    const key = Object.getOwnPropertySymbols(provided).find(
      ({ description }) => description === 'surroundings',
    )
    if (key) window.surroundingsOfTheApp = provided[key] as Surroundings
    return Boolean(key)
  })
}

interface MountedElement extends Element {
  readonly __vue_app__?: { readonly _context: { readonly provides: Readonly<Record<symbol, unknown>> } }
}

declare global {
  interface Window {
    surroundingsOfTheApp: Surroundings
  }
}

const withProgress: ReadonlySet<keyof VaultApi> = new Set<keyof VaultApi>([
  'create',
  'unlock',
  'unlockWithRecovery',
  'rekey',
  'checkBackup',
  'restore',
  'makePackage',
  'previewImport',
  'applyImport',
  'runFolder',
  'searchNotes',
  'bulkLook',
  'bulkDo',
  'bulkErase',
  'bulkExport',
])
