// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { setStep, startChainRun } from '#shared/domain/chain-writes.ts'
import RunChange from '#renderer/views/chains/RunChange.vue'
import { useChainRun } from '#renderer/views/chains/use-chain-run.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { anOverlay } from '#tests/support/content.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { aCase, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const chain = 'residence-for-training'
let window: TestWindow
let part: VueWrapper | undefined

beforeEach(async () => {
  window = await openWindow()
  await useChainContent().load()
})
afterEach(async () => {
  part?.unmount()
  await window.close()
})

const fileOf = (): CaseFile => {
  const { file } = useOpenCase()
  if (!file) throw new Error('a case is open')
  return file
}

/** A case in the middle of a chain whose regional content has changed since. */
async function changedRun() {
  const cases = useOpenCase()
  const { file } = must(await cases.create(aCase('Anerkennung')))
  const current = useChainLibrary().currentOf(chain, 'magdeburg')
  if (!current) throw new Error('chain D ships')
  const { version } = current.edition.chain
  const run = { id: await cases.newId(), chain, version, region: current.edition.region, startedOn: today }
  must(await cases.changeOn(file.id, startChainRun({ ...run, edition: current.hash }), current.edition))
  must(await cases.change(file.id, setStep(run.id, 'D1', { state: 'done', on: today })))
  must(await useChainContent().save(anOverlay(), 'published'))
  await cases.open(file.id)
  const acts = useChainRun({ file: fileOf, run: () => run.id, today })
  const open = acts.open.value
  if (!open?.change) throw new Error('the content differs')
  part = mountIn(window, RunChange, { props: { file: fileOf(), open, change: open.change } })
  await settled()
  return { acts, part }
}

const press = async (button: string): Promise<void> => {
  const found = part?.findAll('button').find((one) => one.text() === button)
  if (!found) throw new Error(`there is no button ${button}`)
  await found.trigger('click')
  await settled()
}

test('the step that changed is named, and taking over keeps what is done', async () => {
  const { acts, part: notice } = await changedRun()
  expect(notice.find('li').text()).toMatch(/^D4 .* – geändert$/)
  expect(notice.findAll('li')).toHaveLength(1)
  await press('Neuen Stand übernehmen')
  await vi.waitFor(() => expect(acts.open.value?.change).toBeNull())
  expect(acts.open.value?.edition.notes.some(({ text }) => text === 'Im Erdgeschoss fragen.')).toBe(true)
  expect(acts.open.value?.run.steps).toEqual({ D1: { state: 'done', on: today } })
})

test('keeping is remembered until the content changes again', async () => {
  const { acts } = await changedRun()
  await press('Bisherigen Stand behalten')
  await vi.waitFor(() => expect(acts.open.value?.change).toBeNull())
  expect(acts.open.value?.edition.notes.some(({ text }) => text === 'Im Erdgeschoss fragen.')).toBe(false)
  must(await useChainContent().save(anOverlay('2026-11-28', 'Im ersten Stock fragen.'), 'published'))
  expect(acts.open.value?.change).not.toBeNull()
})

test('a repeatable step counts on, and a move does not forget it', async () => {
  const { acts } = await changedRun()
  expect(await acts.again('D1')).toBeNull()
  expect(acts.open.value?.run.steps['D1']).toEqual({ state: 'done', on: today, rounds: 2 })
  expect(await acts.move('D1', 'active')).toBeNull()
  expect(acts.open.value?.run.steps['D1']).toEqual({ state: 'active', on: today, rounds: 2 })
})
