// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '#shared/domain/case-writes.ts'
import type { RegisterVersions } from '#shared/domain/versions.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import CaseConflicts from '#renderer/views/cases/CaseConflicts.vue'
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

const version = (value: RegisterVersions['versions'][number]['value'], by: string, shown = false) => ({
  value,
  by,
  at: Date.UTC(2026, 10, 22, 9),
  device: '',
  shown,
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
const conflicts: readonly RegisterVersions[] = [
  { name: 'german', seen: '', versions: [version('b2', 'SU', true), version('b1', 'NO')] },
  { name: 'topics', seen: '', versions: [version(['funding'], 'SU', true), version([], 'NO')] },
  { name: `c.${talk.id}`, seen: '', versions: [version(talk, 'SU', true), version(null, 'NO')] },
  { name: 'literacyNeed', seen: '', versions: [version(true, 'SU', true), version({ newer: 1 }, 'NO')] },
]

async function show() {
  const first = { region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB' } as const
  Object.assign(opened.surroundings, {
    vault: { ...opened.surroundings.vault, versions: async () => conflicts },
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
  for (const said of ['Deutsch', 'B2', 'B1', 'SU, 22.11.2026, 10:00', 'wird gezeigt'])
    expect(text).toContain(said)
  for (const said of ['Finanzierung', 'leer', 'Zeugnis fehlt', 'entfernt', 'Ja']) expect(text).toContain(said)
  expect(text).toContain('von einem neueren Programm, hier nicht lesbar')
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
