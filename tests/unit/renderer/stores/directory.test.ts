// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyProgramme } from '#shared/directory/office-programme.ts'
import { emptyBody, type BodyDetails } from '#shared/directory/office-body.ts'
import { detailsOf } from '#shared/directory/overlay.ts'
import { findBody } from '#shared/directory/resolve.ts'
import { useDirectory } from '#renderer/stores/directory.ts'
import { useDirectoryFiles } from '#renderer/stores/directory-files.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

function shipped(id: string): BodyDetails {
  const details = detailsOf(useDirectory().current, id)
  if (!details) throw new Error(`no entry ${id}`)
  return details
}
const shown = (id: string) => findBody(useDirectory().current, id)
const ownBody: BodyDetails = {
  ...emptyBody,
  type: 'legal-advice',
  name: 'Rechtsberatung',
  regions: ['stendal'],
}

test('a changed entry keeps its id and its place, is there after a restart, and goes back with undo', async () => {
  const store = useDirectory()
  const done = must(
    await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), towns: ['Tangermünde'] }, false),
  )
  expect(shown('abh-stendal')).toMatchObject({
    towns: [{ name: 'Tangermünde', verified: false }],
    standing: 'changed',
  })
  await store.load()
  expect(shown('abh-stendal')?.standing).toBe('changed')
  must(await store.undo(done))
  expect(shown('abh-stendal')).toMatchObject({ towns: [{ name: 'Stendal' }], standing: 'bundled' })
})

test('changing twice writes over the same record; back to the shipped one is one step, and can be undone', async () => {
  const store = useDirectory()
  must(await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), note: 'eins' }, false))
  must(await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), note: 'zwei' }, false))
  expect(store.bodies).toHaveLength(1)
  expect(shown('abh-stendal')?.notes).toEqual(['zwei'])
  const done = must(await store.restoreBodies(['abh-stendal']))
  expect(shown('abh-stendal')?.standing).toBe('bundled')
  must(await store.undo(done))
  expect(shown('abh-stendal')?.notes).toEqual(['zwei'])
})

test('checked today: the day stands there, everything counts as checked; a changed fact takes it back', async () => {
  const store = useDirectory()
  must(await store.checkBody('abh-stendal'))
  expect(shown('abh-stendal')).toMatchObject({
    checkedOn: today,
    verified: true,
    towns: [{ verified: true }],
  })
  must(await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), note: 'nur mit Termin' }, false))
  expect(shown('abh-stendal')).toMatchObject({ checkedOn: today, verified: true })
  must(await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), towns: ['Osterburg'] }, false))
  expect(shown('abh-stendal')).toMatchObject({
    checkedOn: null,
    verified: false,
    towns: [{ verified: false }],
  })
})

test('an own entry comes and goes; a shipped one can be hidden and shown again', async () => {
  const store = useDirectory()
  const { ids } = must(await store.saveBody(null, ownBody, true))
  expect(shown(ids[0] ?? '')).toMatchObject({ name: 'Rechtsberatung', standing: 'own', checkedOn: today })
  must(await store.restoreBodies(ids))
  expect(shown(ids[0] ?? '')).toBeNull()
  must(await store.hideBody('jba-boerde'))
  expect(shown('jba-boerde')).toBeNull()
  must(await store.restoreBodies(['jba-boerde']))
  expect(shown('jba-boerde')).not.toBeNull()
})

test('programmes are changed and added, never taken for constants', async () => {
  const store = useDirectory()
  must(await store.saveProgramme('miidu', { ...emptyProgramme, name: 'MiiDU, ganz anders' }, false))
  must(await store.saveProgramme(null, { ...emptyProgramme, name: 'Neu' }, false))
  const names = store.programmes.map(({ name, standing }) => `${name}: ${standing}`)
  expect(names).toEqual(expect.arrayContaining(['MiiDU, ganz anders: changed', 'Neu: own']))
  const own = store.programmes.find(({ name }) => name === 'Neu')
  expect(own).toMatchObject({ verified: false, checkedOn: null })
  must(await store.checkProgramme(own?.id ?? ''))
  expect(store.programmes.find(({ name }) => name === 'Neu')).toMatchObject({
    verified: true,
    checkedOn: today,
  })
  must(await store.restoreProgramme('miidu'))
  expect(store.programmes.find(({ id }) => id === 'miidu')?.standing).toBe('bundled')
})

test('a file goes out and comes back unchanged; at another office it is a plan, taken over in one step', async () => {
  const store = useDirectory()
  const files = useDirectoryFiles()
  must(await store.saveBody(null, ownBody, false))
  must(await store.saveBody('abh-stendal', { ...shipped('abh-stendal'), towns: ['Tangermünde'] }, true))
  must(await files.save('Verzeichnis.json', (type) => type))
  const [file] = opened.desk.saved
  if (!file) return expect.unreachable()
  opened.desk.chosen = file
  const own = must(await files.open())
  expect(own.bodies.every(({ act }) => act === 'unchanged')).toBe(true)

  await opened.close()
  opened = await openWindow()
  opened.desk.chosen = file
  const there = useDirectoryFiles()
  const plan = must(await there.open())
  expect(
    plan.bodies
      .filter(({ act }) => act !== 'unchanged')
      .map(({ act }) => act)
      .sort(),
  ).toEqual(['added', 'changed'])
  expect(useDirectory().bodies).toEqual([])
  const done = must(await there.takeOver(plan, 'legal-advice'))
  expect(there.plan).toBeUndefined()
  expect(shown('abh-stendal')).toMatchObject({ towns: [{ name: 'Tangermünde' }], verified: true })
  const again = must(await there.open())
  expect(again.bodies.every(({ act }) => act === 'unchanged')).toBe(true)
  must(await useDirectory().undo(done))
  expect(useDirectory().bodies).toEqual([])
})

test('a broken file is refused with its place, and nothing is changed', async () => {
  const files = useDirectoryFiles()
  const bytes = new TextEncoder().encode('{"contents":[{"id":"1","name":7,"description":""}]}')
  opened.desk.chosen = { name: 'kaputt.json', bytes }
  expect(await files.open()).toEqual({ ok: false, error: { type: 'HsdsBroken', where: 'contents.0.name' } })
  opened.desk.chosen = { name: 'kaputt.json', bytes: new Uint8Array([0xff, 0xfe, 0x00]) }
  expect(await files.open()).toEqual({ ok: false, error: { type: 'HsdsNoJson' } })
  expect(files.plan).toBeUndefined()
  expect(useDirectory().bodies).toEqual([])
})
