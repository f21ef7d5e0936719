/** Cases that a script writes as fast as the vault takes them, and the memory of what was confirmed. */
import type { Page } from 'playwright-core'
import { callVault, reachVault } from '#tests/support/app-driver/vault-in-page.ts'

/** What the vault said is saved: for each case the highest number whose save was confirmed. */
export type Confirmed = Map<string, number>

/** Starts writing and answers at once; the writing ends with the window. */
export async function beginWriting(page: Page, confirmed: Confirmed): Promise<void> {
  await reachVault(page)
  await page.exposeFunction('confirmSave', (id: string, number: number) => {
    confirmed.set(id, Math.max(number, confirmed.get(id) ?? 0))
  })
  const from = Math.max(0, ...confirmed.values()) + 1
  // The window is killed in the middle of this, so its failure is expected.
  void page.evaluate(writeForEver, { ids: [...confirmed.keys()].slice(-20), from }).catch(() => undefined)
}

/** Writes some cases and waits for each. */
export async function writeCases(page: Page, count: number, confirmed: Confirmed): Promise<void> {
  await reachVault(page)
  const from = Math.max(0, ...confirmed.values()) + 1
  const ids = await page.evaluate(writeSome, { count, from })
  for (const [index, id] of ids.entries()) confirmed.set(id, from + index)
}

/** Every confirmed save that is not there: empty when all is well. */
export async function missingSaves(page: Page, confirmed: Confirmed): Promise<readonly string[]> {
  await reachVault(page)
  return page.evaluate(lookFor, [...confirmed])
}

/** One number as the concern of a case, so that what was saved last can be told apart. */
export async function saveNumber(page: Page, id: string, number: number) {
  return callVault(page, 'changeCase', id, [{ name: 'concern', value: `Nummer ${String(number)}` }])
}

declare global {
  interface Window {
    confirmSave: (id: string, number: number) => Promise<void>
  }
}

// The functions below run inside the window: they may use nothing from this file.

async function writeForEver({ ids, from }: { readonly ids: string[]; readonly from: number }): Promise<void> {
  const { vault } = window.surroundingsOfTheApp
  for (let number = from; ; number += 1) {
    const known = number % 3 === 0 ? undefined : ids[number % ids.length]
    const concern = { name: 'concern', value: `Nummer ${String(number)}` }
    const saved =
      known === undefined
        ? await vault.createCase([
            concern,
            { name: 'region', value: 'magdeburg' },
            { name: 'clientGroup', value: 'young-person' },
            { name: 'openedOn', value: '2026-11-02' },
          ])
        : await vault.changeCase(known, [concern])
    if (!saved.ok) throw new Error(saved.error.type)
    if (known === undefined) ids.push(saved.value.file.id)
    void window.confirmSave(saved.value.file.id, number)
  }
}

async function writeSome({
  count,
  from,
}: {
  readonly count: number
  readonly from: number
}): Promise<string[]> {
  const { vault } = window.surroundingsOfTheApp
  const ids: string[] = []
  for (let number = from; number < from + count; number += 1) {
    const saved = await vault.createCase([
      { name: 'concern', value: `Nummer ${String(number)}` },
      { name: 'region', value: 'magdeburg' },
      { name: 'clientGroup', value: 'young-person' },
      { name: 'openedOn', value: '2026-11-02' },
    ])
    if (!saved.ok) throw new Error(saved.error.type)
    ids.push(saved.value.file.id)
  }
  return ids
}

async function lookFor(confirmed: readonly (readonly [string, number])[]): Promise<string[]> {
  const { vault } = window.surroundingsOfTheApp
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 100_000 } as const
  const listed = new Set((await vault.list(query)).rows.map((row) => row.id))
  const found = await Promise.all(
    confirmed.map(async ([id, number]) => {
      const read = await vault.readCase(id)
      const there = read.ok ? Number(read.value.profile.concern.replace('Nummer ', '')) : -1
      if (!listed.has(id)) return `${id} is not in the list`
      return there >= number ? '' : `${id} has ${String(there)} instead of ${String(number)}`
    }),
  )
  return found.filter((problem) => problem !== '')
}
