/**
 * Two real Syncthing instances carry the exchange folder between two running apps. Debian's package is set up where
 * that needs no password; where it is absent, or the system is another, this is skipped and says so.
 */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureProgram, onPath } from '#build/system-libraries.ts'
import {
  caseArrives,
  chooseFolder,
  codesAt,
  joinByVault,
  openFolderOffice,
  writeCase,
} from '#tests/e2e/steps/folder-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { outLoud } from '#tests/support/programs.ts'
import { startCarrier, type Carrier } from '#tests/support/syncthing.ts'

const mayCarry = process.platform === 'linux'
const started: { carrier?: Carrier; desks: Desk[] } = { desks: [] }

beforeAll(async () => {
  if (!mayCarry) return
  await ensureProgram('syncthing', 'syncthing').catch((error: unknown) => {
    process.stdout.write(`Not carried by Syncthing: ${String(error)}\n`)
  })
}, 120_000)

afterAll(async () => {
  await Promise.all(started.desks.map(async (desk) => desk.leave()))
  await started.carrier?.end()
})

test(
  'Syncthing carries the packages, and both offices hold the same cases',
  { timeout: 180_000 },
  async ({ skip }) => {
    if (!mayCarry) skip(outLoud('Syncthing is set up on Linux only'))
    if (!onPath('syncthing')) skip(outLoud('Syncthing is missing: apt-get install -y syncthing'))
    const carrier = await startCarrier()
    started.carrier = carrier
    const [north, south] = [await openFolderOffice('Nord'), await openFolderOffice('Süd')]
    started.desks.push(north, south)
    await joinByVault(north, south)
    await chooseFolder(north, carrier.folders[0])
    await chooseFolder(south, carrier.folders[1])

    // Both write at once, several times over, as on any day.
    const codes: string[] = []
    for (const concern of ['eins', 'zwei', 'drei'])
      codes.push(await writeCase(north, concern), await writeCase(south, concern))
    for (const code of codes) {
      await caseArrives(north, code)
      await caseArrives(south, code)
    }
    expect(await codesAt(south)).toEqual(await codesAt(north))
    expect(await codesAt(north)).toEqual(codes.toSorted())

    // Peace: at most one package of each office is left on either side, and both sides see the same.
    const packages = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.age'))
    const [first, second] = carrier.folders
    await waitUntil(
      () => {
        const [here, there] = [packages(first), packages(second)]
        return here.length <= 2 && here.join() === there.join()
      },
      { what: () => `peace: ${packages(first).join()} and ${packages(second).join()}`, milliseconds: 60_000 },
    )
    await carrier.settled()
  },
)
