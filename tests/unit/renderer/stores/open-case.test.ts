// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addFollowUp, completeFollowUp, openCase, setProfileField } from '#shared/domain/case-writes.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const first = openCase({ region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB' })

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

test('a new case has a code and counts as saved when the vault says so', async () => {
  const store = useOpenCase()
  expect(store.saving).toBe('idle')
  const saved = await store.create(first)
  expect(saved.ok && saved.value.file.profile.code).toMatch(/^.{4}-.{4}$/)
  expect(store.saving).toBe('saved')
  expect(store.savedAt).toBeGreaterThan(0)
  expect(store.changes).toBe(1)
})

test('a change of the case on screen shows at once', async () => {
  const store = useOpenCase()
  const saved = await store.create(first)
  if (!saved.ok) return expect.unreachable()
  await store.open(saved.value.file.id)
  await store.change(saved.value.file.id, setProfileField('german', 'b1'))
  expect(store.file?.profile.german).toBe('b1')
})

test('a case that is not on screen can be changed from what it holds now', async () => {
  const store = useOpenCase()
  const saved = await store.create(first)
  if (!saved.ok) return expect.unreachable()
  const { id } = saved.value.file
  const followUp = { id: await store.newId(), on: today, what: 'Anrufen', done: false }
  await store.change(id, addFollowUp(followUp))
  const before = await store.changeUnseen(id, ({ followUps }) => followUps.flatMap(completeFollowUp))
  expect(before).toMatchObject({ ok: true, value: { followUps: [followUp] } })
  await store.open(id)
  expect(store.file?.followUps).toEqual([{ ...followUp, done: true }])
})

test('a case that is not there is said to be missing', async () => {
  const store = useOpenCase()
  await store.open('0'.repeat(32))
  expect(store.readProblem).toBe('NotFound')
  expect(store.file).toBeUndefined()
})

test('a refused save says why and keeps the count of changes', async () => {
  const store = useOpenCase()
  const refused = await store.change('0'.repeat(32), setProfileField('german', 'b1'))
  expect(refused.ok).toBe(false)
  expect(store.saving).toBe('failed')
  expect(store.changes).toBe(0)
})
