// @vitest-environment happy-dom
/** The palette over a real vault: what it shows for what is typed, and where each entry leads. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import type { VueWrapper } from '@vue/test-utils'
import { usePalette, type Palette } from '#renderer/app/palette/use-palette.ts'
import { commandList } from '#renderer/app/commands/command-list.ts'
import { openCase } from '#shared/domain/case-writes.ts'
import { useCommands } from '#renderer/stores/commands.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useRecentCases } from '#renderer/stores/recent-cases.ts'
import { mountPart, settled } from '#tests/support/mount-part.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let part: VueWrapper
let palette: Palette
const open = shallowRef(false)
const query = shallowRef('')

beforeEach(async () => {
  opened = await openWindow()
  for (const concern of ['Fragt nach Pflege', 'Metallbau']) {
    const writes = openCase({
      region: 'magdeburg',
      clientGroup: 'young-person',
      openedOn: today,
      adviser: 'AB',
      concern,
    })
    const { id } = must(await useOpenCase().create(writes)).file
    await useRecentCases().remember(id)
  }
  must(await opened.surroundings.vault.createItem('event', [{ name: 'title', value: 'Bustour Pflege' }]))
  useCommands().install(commandList, { lock: () => undefined })
  const Holder = defineComponent({
    setup() {
      palette = usePalette(open, query)
      return () => h('div')
    },
  })
  part = mountPart(Holder, { global: { provide: opened.app._context.provides } })
  open.value = true
  await until(() => find('bodies', 'jobcenter') !== undefined)
  query.value = ''
})
afterEach(async () => {
  part.unmount()
  open.value = false
  query.value = ''
  await opened.close()
})

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await settled()
  expect(holds()).toBe(true)
}

function find(group: string, text?: string) {
  if (text !== undefined) query.value = text
  return palette.groups.value.find(({ id }) => id === group)?.items[0]
}

test('before anything is typed the cases opened last are there, and every command', () => {
  const [recent, commands] = palette.groups.value
  expect([recent?.id, recent?.items.length]).toEqual(['recent', 2])
  expect(commands?.items.map(({ id }) => id)).toEqual(['command:lock'])
})

test('cases, events, chains and the way to the notes are found together', async () => {
  query.value = 'pflege'
  await until(() => find('cases') !== undefined)
  expect(find('cases')?.label).toMatch(/^\S{4}-\S{4}$/)
  expect(find('events')?.label).toBe('Bustour Pflege')
  expect(palette.targetOf('notes')).toEqual({ to: { name: 'note-search', query: { text: 'pflege' } } })
})

test('a setting, a chapter, a command and a mistyped body lead where they stand', () => {
  const target = (group: string, text: string) => palette.targetOf(find(group, text)?.id ?? '')
  expect(target('settings', 'wiederherstellungsblatt')).toMatchObject({
    to: { name: 'settings', params: { section: 'access' } },
  })
  expect(target('help', 'tastenkürzel')).toMatchObject({
    to: { name: 'help', params: { chapter: 'shortcuts' } },
  })
  expect(target('commands', 'tresor sperr')).toEqual({ run: 'lock' })
  expect(target('bodies', 'auslaenderbehoerde')).toMatchObject({ to: { name: 'directory' } })
  expect(target('bodies', 'jobcneter')).toMatchObject({ to: { name: 'directory' } })
})

test('where more is found than shown, the group says how many', () => {
  query.value = 'magdeburg'
  const bodies = palette.groups.value.find(({ id }) => id === 'bodies')
  expect(bodies?.items).toHaveLength(4)
  expect(bodies?.count).toMatch(/^4 von \d+$/)
})
