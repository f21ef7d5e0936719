/** Offices of `vault-office.ts` that share one exchange folder, and what lies in it. */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { FolderReport, FolderRun } from '#renderer/vault/vault-api.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import {
  everything,
  makeOffice,
  must,
  newVault,
  noProgress,
  type Office,
  type OfficeParts,
} from '#tests/support/vault-office.ts'

export async function newExchangeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'fallkoffer-austausch-'))
}

/** Before each test of a file a new folder; after each, offices that it put here and the folder are gone. */
export function eachInNewFolder(): { folder: string; offices: Office[] } {
  const started = { folder: '', offices: [] as Office[] }
  beforeEach(async () => {
    started.folder = await newExchangeFolder()
  })
  afterEach(async () => {
    await Promise.all(started.offices.splice(0).map(async (office) => office.remove()))
    await rm(started.folder, { recursive: true, force: true })
  })
  return started
}

export async function openOffice(name: string, change: Partial<OfficeParts> = {}): Promise<Office> {
  const office = await makeOffice(change)
  must(await office.vault().create({ ...newVault, office: name }, noProgress))
  return office
}

/** Nord, whose folder may be hindered, and Süd, in one network over the folder of the test. */
export async function twoOver(
  started: ReturnType<typeof eachInNewFolder>,
  carrier: OfficeParts['carrier'],
): Promise<readonly [Office, Office]> {
  const [north, south] = [await openOffice('Nord', { carrier }), await openOffice('Süd')]
  started.offices.push(north, south)
  await joinNetwork(north, south)
  for (const office of [north, south]) await office.carry(started.folder)
  return [north, south]
}

/** The first founds the network and admits all others; every one uses the folder. */
export async function officesOver(path: string, names: readonly string[]): Promise<readonly Office[]> {
  const offices: Office[] = []
  for (const name of names) offices.push(await openOffice(name))
  const [first, ...others] = offices
  if (!first) return []
  for (const other of others) await joinNetwork(first, other)
  for (const other of others) await hearOfOthers(first, other)
  for (const office of offices) await chooseAll(office)
  for (const office of offices) await office.carry(path)
  return offices
}

/** Who joined later. */
async function hearOfOthers(first: Office, other: Office): Promise<void> {
  const offices = (await first.vault().network()).partners.map(({ id }) => id)
  const made = must(await first.vault().makePackage(offices, 'directory', noProgress))
  must(await other.vault().previewImport(made.bytes, noProgress))
  must(await other.vault().applyImport(null, noProgress))
}

async function chooseAll(office: Office): Promise<void> {
  for (const { id } of (await office.vault().network()).partners)
    must(await office.vault().chooseScope(id, 'all'))
}

export async function run(office: Office, how: FolderRun = 'usual'): Promise<FolderReport> {
  return office.vault().runFolder(how, noProgress)
}

/** Lets everybody run in turn until a whole round writes and changes nothing; answers the rounds that took. */
export async function untilQuiet(offices: readonly Office[], most = 12): Promise<number> {
  for (let round = 1; round <= most; round += 1) {
    let busy = false
    for (const office of offices) {
      const { written, removed, taken } = await run(office)
      busy ||= written > 0 || removed > 0 || taken.length > 0
    }
    if (!busy) return round
  }
  throw new Error(`not quiet after ${String(most)} rounds`)
}

/** The cases of an office as text, to compare offices by. */
export async function casesOf(office: Office): Promise<readonly string[]> {
  const { rows } = await office.vault().list(everything)
  const files = await Promise.all(rows.map(async ({ id }) => must(await office.vault().readCase(id))))
  return files.map(({ profile }) => `${profile.code} ${profile.concern}`).sort()
}

export async function filesIn(path: string): Promise<readonly string[]> {
  return (await readdir(path)).toSorted()
}

/** Names and contents of all that lies in the folder. */
export async function contentsOf(path: string): Promise<ReadonlyMap<string, string>> {
  const names = await filesIn(path)
  const hashed = names.map(async (name) => {
    const bytes = await readFile(join(path, name))
    return [name, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return new Map(await Promise.all(hashed))
}
