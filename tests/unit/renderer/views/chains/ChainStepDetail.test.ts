// @vitest-environment happy-dom
/** What no longer holds, or was checked long ago, says so in words: at the step, in the reference, in a case. */
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Edition } from '#shared/chains/edition.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { setStep, startChainRun } from '#shared/domain/chain-writes.ts'
import ChainRunPanel from '#renderer/views/chains/ChainRunPanel.vue'
import ChainStepDetail from '#renderer/views/chains/ChainStepDetail.vue'
import ChainReferenceView from '#renderer/views/chains/reference/ChainReferenceView.vue'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { screens } from '#renderer/stores/navigation.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { aChain } from '#tests/support/content.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { aCase, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let window: TestWindow
let part: VueWrapper | undefined

beforeEach(async () => {
  window = await openWindow()
  await useChainContent().load()
  await useChainLibrary().load()
})
afterEach(async () => {
  part?.unmount()
  part = undefined
  await window.close()
})

async function show(component: Component, props: object = {}): Promise<VueWrapper> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: Object.values(screens).map((name) => ({
      path: name === screens.chainReference ? '/' : `/${name}`,
      name,
      component: { render: () => null },
    })),
  })
  part = mountIn(window, component, {
    props: props as Record<string, unknown>,
    global: { plugins: [router] },
  })
  await settled()
  return part
}

async function smallEdition(change: object = {}): Promise<Edition> {
  must(await useChainContent().save(aChain('2026-11-27', change), 'published'))
  const found = useChainLibrary().currentOf('own-small', 'magdeburg')
  if (!found) throw new Error('the chain is published')
  return found.edition
}

const old = 'älter als sechs Monate'
const outdated = 'gilt an diesem Tag nicht'

test('a step says when it was checked long before the day looked at, and when it does not hold on it', async () => {
  const edition = await smallEdition({ valid: { from: null, until: '2027-12-31' } })
  const [step] = edition.chain.steps
  const shown = await show(ChainStepDetail, { step, edition, day: '2027-05-20' })
  expect(shown.text()).not.toContain(old)
  await shown.setProps({ day: '2027-05-21' })
  expect(shown.text()).toContain(old)
  await shown.setProps({ day: '2028-01-01' })
  expect(shown.text()).toContain(outdated)
  expect(shown.text()).not.toContain(old)
})

test('a step checked earlier than its chain is marked by its own day', async () => {
  const edition = await smallEdition({ asOf: '2026-01-10' })
  const [step] = edition.chain.steps
  expect((await show(ChainStepDetail, { step, edition, day: '2026-11-22' })).text()).toContain(old)
})

test('the reference says on a later day how old it is', async () => {
  const shown = await show(ChainReferenceView)
  expect(shown.text()).not.toContain('Vergleichen Sie Wichtiges mit der Quelle')
  const day = shown.find('input')
  await day.setValue('20.02.2027')
  await day.trigger('blur')
  await settled()
  expect(shown.text()).toContain(
    'Dieser Inhalt wurde zuletzt am 19.08.2026 geprüft. Vergleichen Sie Wichtiges mit der Quelle.',
  )
})

/** A case on a chain, with one step recorded. */
async function caseOn(chain: string, edition: Edition | null, step: string): Promise<CaseFile> {
  const cases = useOpenCase()
  const { file } = must(await cases.create(aCase('Anerkennung')))
  const id = await cases.newId()
  const run = { id, chain, version: '2026-11-27', region: 'magdeburg' as const, startedOn: today }
  const writes = startChainRun({ ...run, edition: 'f'.repeat(64) })
  must(await (edition ? cases.changeOn(file.id, writes, edition) : cases.change(file.id, writes)))
  must(await cases.change(file.id, setStep(id, step, { state: 'done', on: today })))
  await cases.open(file.id)
  if (!cases.file) throw new Error('a case is open')
  return cases.file
}

test('a recorded step whose validity ended stands beside the chain, with its title, state and day', async () => {
  const ended = { valid: { from: null, until: '2026-10-31' } }
  const file = await caseOn('own-small', await smallEdition(ended), 'X1')
  const shown = await show(ChainRunPanel, { file, run: file.chainRuns[0]?.id })
  expect(shown.text()).toContain('Im Fall festgehalten, gehört heute nicht mehr zur Prozesskette')
  expect(shown.find('.recorded-steps').text()).toBe('X1 Anruf: erledigt, 22.11.2026')
})

test('a case on a chain nobody has shows what it recorded itself', async () => {
  const file = await caseOn('gone-for-good', null, 'Q3')
  const shown = await show(ChainRunPanel, { file, run: file.chainRuns[0]?.id })
  expect(shown.text()).toContain('Prozesskette hier nicht vorhanden')
  expect(shown.text()).toContain('Kette „gone-for-good“, Fassung 2026-11-27, begonnen am 22.11.2026.')
  expect(shown.find('.recorded-steps').text()).toBe('Q3: erledigt, 22.11.2026')
})
