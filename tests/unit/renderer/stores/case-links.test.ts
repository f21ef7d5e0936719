// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { openCase } from '#shared/domain/case-writes.ts'
import type { ClientGroup } from '#shared/domain/value-lists.ts'
import { useCaseLinks } from '#renderer/stores/case-links.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let mother: CaseFile
let son: CaseFile

async function aCaseOf(clientGroup: ClientGroup): Promise<CaseFile> {
  const first = { region: 'magdeburg', clientGroup, openedOn: today, adviser: 'AB' } as const
  return must(await useOpenCase().create(openCase(first))).file
}

beforeEach(async () => {
  opened = await openWindow()
  mother = await aCaseOf('parent')
  son = await aCaseOf('young-person')
  await useOpenCase().open(mother.id)
})
afterEach(() => opened.close())

const read = async ({ id }: CaseFile) => must(await opened.surroundings.vault.readCase(id))

test('one save gives both cases their half; taking it back takes both', async () => {
  const store = useCaseLinks()
  const back = must(await store.link(mother, { other: son.id, kind: 'child' }))
  expect(useOpenCase().file?.links).toMatchObject([{ kind: 'child', other: son.id }])
  expect((await read(son)).links).toMatchObject([{ kind: 'parent', other: mother.id }])
  must(await back())
  expect(useOpenCase().file?.links).toEqual([])
  expect((await read(son)).links).toEqual([])
})

test('removing from one side removes both, and undo brings both back to whichever is open', async () => {
  const store = useCaseLinks()
  must(await store.link(mother, { other: son.id, kind: 'child' }))
  const [link] = (await read(son)).links
  if (!link) return expect.unreachable()
  const back = must(await store.unlink(await read(son), link))
  expect(useOpenCase().file?.links).toEqual([])
  await useOpenCase().open(son.id)
  must(await back())
  expect(useOpenCase().file?.links).toHaveLength(1)
  expect((await read(mother)).links).toHaveLength(1)
})

test('not to itself and not twice', async () => {
  const store = useCaseLinks()
  expect(await store.link(mother, { other: mother.id, kind: 'other' })).toMatchObject({
    error: { type: 'LinkToItself' },
  })
  must(await store.link(mother, { other: son.id, kind: 'child' }))
  expect(await store.link(await read(mother), { other: son.id, kind: 'other' })).toMatchObject({
    error: { type: 'LinkExists' },
  })
})

test('a code is read as people type it, and a slip is named', async () => {
  const { code } = son.profile
  expect(must(await useCaseLinks().find(` ${code.toLowerCase().replace('-', ' ')} `)).id).toBe(son.id)
  const slip = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
  expect(await useCaseLinks().find(slip)).toMatchObject({ error: { type: 'CaseCodeCheck' } })
  expect(await useCaseLinks().find('K7MD-3XRF')).toMatchObject({ error: { type: 'CaseCodeUnknown' } })
})

test('suggestions leave out the case that asks', async () => {
  const found = await useCaseLinks().suggest('', mother.id, 5)
  expect(found.map(({ id }) => id)).toEqual([son.id])
})

test('the only case that fits is meant, but never where a whole code has a slip or nothing was typed', async () => {
  const store = useCaseLinks()
  const { code } = son.profile
  expect(must(await store.meant(code, mother.id)).id).toBe(son.id)
  expect(must(await store.meant(code.slice(0, 6), mother.id)).id).toBe(son.id)
  const slip = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
  expect(await store.meant(slip, mother.id)).toMatchObject({ error: { type: 'CaseCodeCheck' } })
  expect(await store.meant(' ', mother.id)).toMatchObject({ error: { type: 'CaseCodeLength' } })
})
