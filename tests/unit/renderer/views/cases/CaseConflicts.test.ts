// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '#shared/domain/case-writes.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import CaseConflicts from '#renderer/views/cases/CaseConflicts.vue'
import type { ConflictVersion, OpenConflict } from '#renderer/vault/vault-api.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { useToasts } from '#renderer/components/index.ts'
import { disputeGerman } from '#tests/support/disputed-window.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let part: VueWrapper | undefined

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
})

const version = (value: JsonValue, by: string, shown = false): ConflictVersion => ({
  value,
  by,
  at: Date.UTC(2026, 10, 22, 9),
  device: '',
  shown,
  office: by === 'SU' ? 'Beratung Süd' : 'Beratung Nord',
  isOwn: false,
})
const conflict = (name: string, ...versions: readonly ConflictVersion[]): OpenConflict => ({
  id: 'a'.repeat(32),
  kind: 'case',
  title: '',
  name,
  about: '',
  seen: '',
  versions,
  doubt: null,
  isSlight: false,
})
const talk = {
  id: 'c'.repeat(32),
  on: today,
  kind: 'phone',
  duration: null,
  form: 'follow-up',
  mediation: null,
  topics: [],
  note: 'Zeugnis fehlt',
  by: 'SU',
  place: '',
}
const conflicts: readonly OpenConflict[] = [
  conflict('german', version('b2', 'SU', true), version('b1', 'NO')),
  conflict('topics', version(['funding'], 'SU', true), version([], 'NO')),
  conflict(`c.${talk.id}`, version(talk, 'SU', true), version(null, 'NO')),
  conflict('literacyNeed', version(true, 'SU', true), version({ newer: 1 }, 'NO')),
]

async function show(told = conflicts) {
  const first = { region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB' } as const
  Object.assign(opened.surroundings, {
    vault: { ...opened.surroundings.vault, conflictsOfCase: async () => told },
  })
  const { file } = must(await useOpenCase().create(openCase(first)))
  await useOpenCase().open(file.id)
  part = mountIn(opened, CaseConflicts, { props: { file } })
  await settled()
  return { part, file }
}

test('both versions are said in words, with who and when', async () => {
  const { part: shown } = await show()
  const text = shown.text()
  for (const said of ['Deutsch', 'B2', 'B1', 'SU (Beratung Süd), 22.11.2026, 10:00', 'wird gezeigt'])
    expect(text).toContain(said)
  for (const said of ['Finanzierung', 'leer', 'Zeugnis fehlt', 'entfernt', 'Ja']) expect(text).toContain(said)
  expect(text).toContain('von einem neueren Programm, hier nicht lesbar')
})

test('of two people with the same initials the office is said, and which of them sat at this device', async () => {
  const own = { ...version('b2', 'AB', true), isOwn: true, office: 'Beratung Süd' }
  const { part: shown } = await show([conflict('german', own, version('b1', 'AB'))])
  const versions = shown.findAll('.conflicts__version').map((one) => one.text())
  expect(versions[0]).toContain('– AB auf diesem Gerät, 22.11.2026, 10:00')
  expect(versions[1]).toContain('– AB (Beratung Nord), 22.11.2026, 10:00')
})

test('a clock that cannot be right is named with the entry, and nowhere else', async () => {
  const [german, topics] = conflicts as readonly [OpenConflict, OpenConflict]
  const { part: shown } = await show([{ ...german, doubt: 'future' }, topics])
  const said = shown.findAll('.conflicts__one').map((one) => one.text().includes('Eine Uhr geht falsch'))
  expect(said).toEqual([true, false])
})

test('the chosen one is written, an ordinary write; taken back, it is asked again', async () => {
  const id = await disputeGerman(opened)
  await useOpenCase().open(id)
  const { file } = useOpenCase()
  if (!file) throw new Error('the case is there')
  part = mountIn(opened, CaseConflicts, { props: { file } })
  await settled()
  await part.find('[aria-label="Diese nehmen: B1"]').trigger('click')
  await expect.poll(() => useOpenCase().file?.profile.german).toBe('b1')
  expect(must(await opened.surroundings.vault.readCase(id)).conflicts).toEqual(['concern'])

  // The way back is offered once the list of what is disputed has been read again, which is after the case.
  await expect.poll(() => useToasts().toasts.value.at(-1)?.action).toBeDefined()
  useToasts().takeNewest()
  await expect.poll(() => useOpenCase().file?.conflicts).toEqual(['concern', 'german'])
})
