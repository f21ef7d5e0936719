// @vitest-environment happy-dom
/** The tabs to look things up in: they obey the day and the words, and lead to the chains. */
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'
import ChainReferenceView from '#renderer/views/chains/reference/ChainReferenceView.vue'
import ChangesTab from '#renderer/views/chains/reference/ChangesTab.vue'
import FundingTab from '#renderer/views/chains/reference/FundingTab.vue'
import PapersTab from '#renderer/views/chains/reference/PapersTab.vue'
import QuestionsTab from '#renderer/views/chains/reference/QuestionsTab.vue'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { screens } from '#renderer/stores/navigation.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let open: TestWindow
let part: VueWrapper | undefined

beforeEach(async () => {
  open = await openWindow()
  await useChainLibrary().load()
})
afterEach(async () => {
  part?.unmount()
  part = undefined
  await open.close()
})

const nowhere = { render: () => null }

function show(tab: Component, props: Record<string, string> = {}): VueWrapper {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: Object.values(screens).map((name) => ({
      path: name === screens.chainReference ? '/' : `/${name}`,
      name,
      component: nowhere,
    })),
  })
  part = mountIn(open, tab, { props, global: { plugins: [router] } })
  return part
}

const rows = () => part?.findAll('tbody tr') ?? []
const rowWith = (words: string) => rows().find((row) => row.find('th').text().includes(words))

test('the papers show one row each, with the waiting time of the day looked at', async () => {
  const tab = show(PapersTab, { day: '2026-06-12', sought: '' })
  expect(rows()).toHaveLength(ResidenceFine.options.length)
  expect(rowWith('Aufenthaltsgestattung')?.text()).toContain('3 Monate ab der Registrierung')

  await tab.setProps({ day: '2026-06-11' })
  expect(rowWith('Aufenthaltsgestattung')?.text()).toContain('6 Monate')
  expect(rowWith('Aufenthaltsgestattung')?.text()).toContain('zu prüfen')
  expect(tab.text()).not.toMatch(/ …/)
})

test('the words filter whatever their accents, and say when nothing is left', async () => {
  const tab = show(PapersTab, { day: '2026-11-27', sought: 'ungeklarter identitat' })
  expect(rows()).toHaveLength(1)
  expect(rows()[0]?.find('a').attributes('href')).toBe('/chains?chain=residence-for-training')

  await tab.setProps({ sought: 'gibt es nicht' })
  expect(tab.find('[role=status]').text()).toContain('nichts')
})

test('all helps stand beside all papers, and a paper opens its reasons', async () => {
  const tab = show(FundingTab, { day: '2026-11-27', sought: '' })
  expect(rows()).toHaveLength(14)
  expect(rowWith('Außerbetriebliche')?.find('a').attributes('href')).toContain('chain=funding')
  await tab
    .findAll('thead button')
    .find((head) => head.text().startsWith('Duldung'))
    ?.trigger('click')

  expect(tab.find('h2').text()).toContain('Duldung')
  expect(rowWith('BAB während der Ausbildung')?.text()).toContain('Wartezeit: 15 Monate')
  expect(rowWith('Außerbetriebliche')?.text()).toContain('§ 76 Abs. 6 Nr. 3 SGB III')
})

test('the day of the first stay turns the waiting time into a day', async () => {
  const tab = show(FundingTab, { day: '2026-11-27', sought: '' })
  const stay = tab.find('.fk-date input')
  await stay.setValue('10.01.2026')
  await stay.trigger('change')
  await settled()
  expect(rowWith('BAB während der Ausbildung')?.text()).toContain('ab 10.04.2027')
})

test('the questions say what they decide and where they are asked', () => {
  show(QuestionsTab, { day: '2026-11-27', sought: 'aufenthaltspapier' })
  const paper = rowWith('E04')
  expect(paper?.text()).toContain('Steuert alles Weitere')
  expect(paper?.findAll('a').map((link) => link.text())).toContain('D1')
})

test('a change is to come before its day and new after it', async () => {
  const tab = show(ChangesTab, { day: '2026-06-11', sought: 'drei monaten' })
  expect(rows()[0]?.text()).toContain('kommt')
  await tab.setProps({ day: '2026-06-12' })
  expect(rows()[0]?.text()).toContain('neu')
})

test('the screen says which day is looked at when it is not today', async () => {
  const screen = show(ChainReferenceView)
  expect(screen.text()).not.toContain('Sie sehen, was am')
  const day = screen.find('.fk-date input')
  await day.setValue('01.03.2024')
  await day.trigger('change')
  await settled()
  expect(screen.text()).toContain('Sie sehen, was am 01.03.2024 galt.')
})
