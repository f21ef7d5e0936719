/** Offices of one network that work apart: what they write in a week, and packages that lie in a folder in between. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import type { Dice } from '#tests/support/dice.ts'
import { officeDay } from '#tests/support/office-day.ts'
import { recordsOnDisk, spelled, type RecordsOnDisk } from '#tests/support/records-on-disk.ts'
import { must } from '#tests/support/vault-office.ts'

export interface Apart {
  readonly name: string
  readonly desk: Desk
  readonly passphrase: string
}

const page = ({ desk }: Apart) => desk.app().page()

/** The founder takes another office in; digits and files go from hand to hand. */
export async function admitOffice(founder: Apart, other: Apart): Promise<void> {
  const card = await callVault(page(other), 'makeCard')
  const { ownFingerprint } = await callVault(page(other), 'network')
  const invitation = must(await callVault(page(founder), 'admit', card.bytes, ownFingerprint))
  must(await callVault(page(other), 'previewImport', invitation.bytes))
  const { rootFingerprint } = await callVault(page(founder), 'network')
  must(await callVault(page(other), 'applyImport', rootFingerprint))
}

export async function newCase(office: Apart, writes: readonly RegisterWrite[] = []): Promise<string> {
  const first = [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: officeDay() },
    { name: 'adviser', value: office.name.slice(0, 2).toUpperCase() },
  ]
  return must(await callVault(page(office), 'createCase', [...first, ...writes])).file.id
}

export async function write(
  office: Apart,
  id: string,
  values: Readonly<Record<string, RegisterWrite['value']>>,
) {
  const writes = Object.entries(values).map(([name, value]) => ({ name, value }))
  must(await callVault(page(office), 'changeCase', id, writes))
}

/** What is written in passing in a week: new cases, and coarse fields of cases that all know. */
export async function workAWeek(office: Apart, known: readonly string[], dice: Dice): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    if (dice.chance(0.4)) await newCase(office, [{ name: 'concern', value: `${office.name} ${turn}` }])
    else
      await write(office, dice.one(known), {
        [dice.one(['german', 'stay', 'ageBand'])]: null,
        school: dice.one(['none', 'intermediate', 'foreign-ungraded']),
      })
  }
}

/** Writes a package for these offices into the folder and answers with its file; `null` where nothing is new. */
export async function putPackage(from: Apart, to: readonly Apart[], folder: string): Promise<string | null> {
  const { partners } = await callVault(page(from), 'network')
  const chosen = partners.filter(({ name }) => to.some((office) => office.name === name))
  for (const { id, scope } of chosen)
    if (scope === null) must(await callVault(page(from), 'chooseScope', id, 'all'))
  const ids = chosen.map(({ id }) => id)
  const made = await callVault(page(from), 'makePackage', ids, 'sync')
  if (!made.ok && made.error.type === 'NothingNew') return null
  const { name, bytes } = must(made)
  const path = join(folder, `${String(readdirSync(folder).length).padStart(2, '0')}-${name}`)
  writeFileSync(path, bytes)
  return path
}

export async function takePackage(to: Apart, path: string) {
  must(await callVault(page(to), 'previewImport', new Uint8Array(readFileSync(path))))
  return must(await callVault(page(to), 'applyImport', null))
}

/** A package that lies in the folder. */
export interface Lying {
  readonly from: Apart
  readonly path: string
}

/** Everybody writes into one case and sends, twice. */
export async function twoPackagesEach(
  offices: readonly Apart[],
  id: string,
  folder: string,
): Promise<readonly Lying[]> {
  const packages: Lying[] = []
  for (const from of [...offices, ...offices]) {
    await write(from, id, { strengths: `${from.name}, ${String(packages.length)}` })
    const others = offices.filter((office) => office !== from)
    const path = await putPackage(from, others, folder)
    if (path) packages.push({ from, path })
  }
  return packages
}

/** Each in an order of its own, so that a later one may come before an earlier; the first comes once more. Answers the warnings. */
export async function takeInAnyOrder(
  to: Apart,
  packages: readonly Lying[],
  dice: Dice,
): Promise<readonly string[]> {
  const left = packages.filter(({ from }) => from !== to)
  const order: Lying[] = []
  while (left.length > 0) order.push(...left.splice(dice.below(left.length), 1))
  for (const { path } of order) await takePackage(to, path)
  return (await takePackage(to, order[0]?.path ?? '')).warnings
}

/** What is new at one office, at the others. */
export async function tell(from: Apart, others: readonly Apart[], folder: string): Promise<void> {
  const path = await putPackage(from, others, folder)
  if (path) for (const to of others) await takePackage(to, path)
}

export function recordsOf({ desk, passphrase }: Apart): Promise<RecordsOnDisk> {
  return recordsOnDisk(join(desk.home.data, 'vault'), passphrase)
}

/** One text for what lies on the disk of each office. */
export async function statesOnDisk(offices: readonly Apart[]): Promise<ReadonlySet<string>> {
  const states = await Promise.all(offices.map(async (office) => spelled(await recordsOf(office))))
  return new Set(states)
}
