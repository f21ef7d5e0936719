/** What carrying programs do to files: half of them, copies of them, locks on them. Nothing of it changes a vault. */
import { expect, test } from 'vitest'
import { copyFile, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ripeAfter } from '#shared/exchange/folder-files.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'
import { hinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { aCase, must, noProgress } from '#tests/support/vault-office.ts'
import {
  casesOf,
  contentsOf,
  eachInNewFolder,
  filesIn,
  openOffice,
  run,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()
const at = (name: string) => join(started.folder, name)

/** Nord has written a case and its package; Süd has not looked yet, and meets what is put in its way. */
async function oneOnItsWay() {
  const carrier = hinderedCarrier()
  const north = await openOffice('Nord')
  const south = await openOffice('Süd', { carrier })
  started.offices.push(north, south)
  await joinNetwork(north, south)
  await north.carry(started.folder)
  await south.carry(started.folder)
  must(await north.vault().createCase(aCase('unterwegs')))
  await run(north)
  const [name = ''] = await filesIn(started.folder)
  return { north, south, carrier, name, whole: await readFile(at(name)) }
}

const copies = [
  (name: string) => name.replace('.age', ' (conflicted copy 2026-11-27).age'),
  (name: string) => name.replace('.age', '-LAPTOP.age'),
  (name: string) => name.replace('.age', '_conflict-20261127-101500.age'),
  (name: string) => name.replace('.age', '.sync-conflict-20261127-101500-ABCDEFG.age'),
  (name: string) => name.replace('.age', ' (1).age'),
]

test('copies under other names are known by their bytes, opened once and left alone', async () => {
  const { south, name } = await oneOnItsWay()
  for (const copy of copies) await copyFile(at(name), at(copy(name)))
  const report = await run(south)
  expect(report.taken).toHaveLength(1)
  expect(report.problems).toEqual([])
  expect(await casesOf(south)).toHaveLength(1)
  const left = await filesIn(started.folder)
  expect(left).toEqual(expect.arrayContaining(copies.map((copy) => copy(name))))
})

test('a copy of an own package goes with the package, one of another office stays', async () => {
  const { north, south, name } = await oneOnItsWay()
  const [copy] = copies
  await copyFile(at(name), at(copy?.(name) ?? ''))
  await run(south)
  const [ofSouth = ''] = (await filesIn(started.folder)).filter((each) => !each.startsWith(name.slice(0, 23)))
  await copyFile(at(ofSouth), at(copy?.(ofSouth) ?? ''))
  await run(north)
  const left = await filesIn(started.folder)
  expect(left.toSorted()).toEqual([ofSouth, copy?.(ofSouth)].sort())
})

test('an own package that was brought back after it went is taken away again', async () => {
  const { north, south, name, whole } = await oneOnItsWay()
  must(await north.vault().createCase(aCase('zweiter')))
  await run(north)
  expect(await filesIn(started.folder)).not.toContain(name)
  await writeFile(at(name), whole)
  await run(north)
  expect(await filesIn(started.folder)).not.toContain(name)
  await untilQuiet([north, south])
  expect(await casesOf(south)).toHaveLength(2)
})

test('a file that grows is waited for, and taken in once it is whole', async () => {
  const { south, name, whole } = await oneOnItsWay()
  for (const share of [0, 1, 100, whole.length >> 1, whole.length - 1]) {
    await writeFile(at(name), whole.subarray(0, share))
    const report = await run(south)
    expect(report).toMatchObject({ taken: [], problems: [] })
    south.clock.advance(ripeAfter / 10)
  }
  await writeFile(at(name), whole)
  expect((await run(south)).taken).toMatchObject([{ from: 'Nord', cases: 1 }])
})

test('space that is filled later looks damaged first, then is read though size and time stay', async () => {
  const { south, name, whole } = await oneOnItsWay()
  const then = new Date('2026-11-22T08:00:00Z')
  const half = Buffer.concat([whole.subarray(0, whole.length - 500), Buffer.alloc(500)])
  await writeFile(at(name), half)
  await utimes(at(name), then, then)
  expect(await run(south)).toMatchObject({ taken: [], problems: [] })
  await writeFile(at(name), whole)
  await utimes(at(name), then, then)
  expect((await run(south)).taken).toHaveLength(1)
})

test('a file that stays damaged is named after some minutes, and a second look finds it whole', async () => {
  const { south, name, whole } = await oneOnItsWay()
  const then = new Date('2026-11-22T08:00:00Z')
  await writeFile(at(name), Buffer.concat([whole.subarray(0, -1), Buffer.from([whole.at(-1)! ^ 1])]))
  await utimes(at(name), then, then)
  expect((await run(south)).problems).toEqual([])
  south.clock.advance(ripeAfter)
  expect((await run(south)).problems).toEqual([{ name, code: 'E_DAMAGED' }])
  await writeFile(at(name), whole)
  await utimes(at(name), then, then)
  expect((await run(south)).problems).toHaveLength(1)
  expect(await run(south, 'thorough')).toMatchObject({ problems: [], taken: [{ cases: 1 }] })
})

test.each(['EBUSY', 'EPERM', 'EACCES'])('a file that answers %s is waited for', async (code) => {
  const { south, carrier, name } = await oneOnItsWay()
  carrier.locked.set(name, code)
  expect(await run(south)).toMatchObject({ taken: [], problems: [] })
  south.clock.advance(ripeAfter)
  expect((await run(south)).problems).toEqual([{ name, code: 'FolderFileLocked' }])
  carrier.locked.clear()
  expect(await run(south)).toMatchObject({ problems: [], taken: [{ cases: 1 }] })
})

test('files of the carrying programs, folders and links are not seen at all', async () => {
  const { south, name, whole } = await oneOnItsWay()
  await run(south)
  const foreign = [
    `~syncthing~${name}.tmp`,
    `.syncthing.${name}.tmp`,
    `.${name}`,
    `~$${name}`,
    `${name}.part`,
    `${name}.partial`,
    'desktop.ini',
    'karte-1234.json',
  ]
  for (const each of foreign) await writeFile(at(each), whole)
  await mkdir(at('.stfolder'))
  await mkdir(at('ordner.age'))
  await writeFile(join(started.folder, '..', `${name}.outside`), 'draußen')
  await symlink(join('..', `${name}.outside`), at('verweis.age'))
  south.clock.advance(ripeAfter * 2)
  expect(await run(south)).toMatchObject({ taken: [], problems: [] })
  expect(await filesIn(started.folder)).toEqual(
    expect.arrayContaining([...foreign, '.stfolder', 'ordner.age', 'verweis.age']),
  )
  await rm(join(started.folder, '..', `${name}.outside`))
})

test.each(['EROFS', 'EACCES'])('where %s forbids writing, packages still come in', async (code) => {
  const { south, carrier } = await oneOnItsWay()
  const before = await contentsOf(started.folder)
  carrier.refusal = code
  expect(await run(south)).toMatchObject({ state: 'notWritable', written: 0, taken: [{ cases: 1 }] })
  expect(await contentsOf(started.folder)).toEqual(before)
  carrier.refusal = null
  expect(await run(south)).toMatchObject({ state: 'ready', written: 1 })
})

test('a full folder says so, keeps what lay there, and is written to once there is room', async () => {
  const { north, south, carrier } = await oneOnItsWay()
  await untilQuiet([north, south])
  const before = await contentsOf(started.folder)
  must(await south.vault().createCase(aCase('aus Süd')))
  carrier.refusal = 'ENOSPC'
  expect(await run(south)).toMatchObject({ writeProblem: 'NoSpace', written: 0, removed: 0 })
  expect(await contentsOf(started.folder)).toEqual(before)
  carrier.refusal = null
  expect(await run(south)).toMatchObject({ writeProblem: null, written: 1 })
  await untilQuiet([north, south])
  expect(await casesOf(north)).toHaveLength(2)
})

test('a folder that is away is missed and not made anew; back again, all goes on', async () => {
  const { north, south } = await oneOnItsWay()
  await rename(started.folder, `${started.folder}-weg`)
  must(await south.vault().createCase(aCase('aus Süd')))
  expect(await run(south)).toMatchObject({ state: 'missing', written: 0 })
  await expect(filesIn(started.folder)).rejects.toThrow()
  await rename(`${started.folder}-weg`, started.folder)
  await untilQuiet([north, south])
  expect(await casesOf(north)).toEqual(await casesOf(south))
  expect(await casesOf(north)).toHaveLength(2)
})

test('a package that somebody deleted is written again for those who lack it', async () => {
  const { north, south, name } = await oneOnItsWay()
  await rm(at(name))
  expect(await run(north)).toMatchObject({ written: 1 })
  await untilQuiet([north, south])
  expect(await casesOf(south)).toHaveLength(1)
})

test('what is no package, and a package from a stranger, are named and change nothing', async () => {
  const { south, name } = await oneOnItsWay()
  await run(south)
  const [stranger, friend] = [await openOffice('Nord'), await openOffice('Freund')]
  started.offices.push(stranger, friend)
  await joinNetwork(stranger, friend)
  const foreign = must(await stranger.vault().makePackage(['o02'], 'full', noProgress))
  await writeFile(at('fremd.age'), foreign.bytes)
  await writeFile(at('brief.age'), 'Guten Tag')
  const before = await casesOf(south)
  south.clock.advance(ripeAfter)
  await run(south)
  south.clock.advance(ripeAfter)
  // The stranger's package is for others; it could lie here for anybody.
  expect((await run(south)).problems).toEqual([{ name: 'brief.age', code: 'E_FORMAT' }])
  // However often it is looked at, the history tells of it once.
  await run(south, 'thorough')
  await run(south, 'thorough')
  const { entries } = await south.vault().exchangeHistory()
  const refused = entries.filter(({ act }) => act === 'refused')
  expect(refused).toMatchObject([{ file: 'brief.age', code: 'E_FORMAT', offices: [] }])
  expect(await casesOf(south)).toEqual(before)
  expect(await filesIn(started.folder)).toEqual(expect.arrayContaining(['fremd.age', 'brief.age', name]))
})

test('an invitation waits for a person, who finds it in the folder', async () => {
  const [founder, guest] = [await openOffice('Nord'), await openOffice('Süd')]
  started.offices.push(founder, guest)
  await founder.carry(started.folder)
  await guest.carry(started.folder)
  const card = await guest.vault().makeCard()
  const { ownFingerprint } = await guest.vault().network()
  const invitation = must(await founder.vault().admit(card.bytes, ownFingerprint))
  await writeFile(at('einladung.age'), invitation.bytes)
  expect(await run(guest)).toMatchObject({
    state: 'alone',
    invitations: [{ name: 'einladung.age', from: 'Nord' }],
    taken: [],
  })
  expect((await guest.vault().network()).state).toBe('alone')
  must(await guest.vault().previewFolderFile('einladung.age', 'strict', noProgress))
  must(await guest.vault().applyImport((await founder.vault().network()).rootFingerprint, noProgress))
  expect(await run(guest)).toMatchObject({ state: 'ready', invitations: [], problems: [] })
  for (const office of [founder, guest])
    must(await office.vault().chooseScope(await partnerOf(office), 'all'))
  must(await founder.vault().createCase(aCase('nach dem Beitritt')))
  await untilQuiet([founder, guest])
  expect(await casesOf(guest)).toHaveLength(1)
})

test('whoever gives the folder up takes the own packages out and nothing else', async () => {
  const { north, south, name } = await oneOnItsWay()
  await run(south)
  expect(await south.vault().clearFolder()).toEqual({ left: 0 })
  expect(await filesIn(started.folder)).toEqual([name])
  await south.carry(null)
  expect(await run(south)).toMatchObject({ state: 'none' })
  expect((await run(north)).problems).toEqual([])
})
