// @vitest-environment happy-dom
/** One point of the office's own: the shipped step as it was beside what it is now, decided for itself. */
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import RebaseChange from '#renderer/views/chains/edit/RebaseChange.vue'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { mountIn } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let window: TestWindow
let part: VueWrapper | undefined
let chain: Chain
let after: Step

beforeEach(async () => {
  window = await openWindow()
  await useChainLibrary().load()
  const shipped = useChainLibrary().library.find('residence-for-training')
  const step = shipped?.steps.find(({ id }) => id === 'D4')
  assert(shipped && step, 'chain D is shipped')
  chain = shipped
  after = step
})
afterEach(async () => {
  part?.unmount()
  part = undefined
  await window.close()
})

const own = 'Hinweis zu D4 („Im Erdgeschoss fragen.“)'
function show(before: Step | null): VueWrapper {
  part = mountIn(window, RebaseChange, { props: { chain, own, before, after } })
  return part
}

test('former and new text stand side by side with the office’s own, only what differs, and are open', () => {
  const shown = show({ ...after, goal: 'Ein früheres Ziel.' })
  const details = shown.find('details')
  expect(details.attributes('open')).toBeDefined()
  expect(details.text()).toContain(own)
  const [field, ...others] = shown.findAll('.field-diff')
  expect(others).toEqual([])
  const sides = field?.findAll('.field-diff__side').map((side) => side.text()) ?? []
  expect(sides[0]).toMatch(/^Mitgeliefert, bisher.*Ein früheres Ziel\.$/)
  expect(sides[1]).toMatch(/^Mitgeliefert, neu/)
  expect(sides[1]).toContain(after.goal.slice(0, 20))
})

test('where the former text is not known, the new one is there to be unfolded, and it says why', () => {
  const shown = show(null)
  expect(shown.text()).toContain('Was der Schritt vorher sagte, ist hier nicht festgehalten.')
  expect(shown.find('details').attributes('open')).toBeUndefined()
  expect(shown.find('details').text()).toContain(after.title)
})

test('a change that no text shows is said in a sentence', () => {
  const shown = show(after)
  expect(shown.text()).toContain('Der Wortlaut ist gleich.')
  expect(shown.find('details').exists()).toBe(false)
})

test('the decision names the point it is about', async () => {
  const shown = show({ ...after, goal: 'Ein früheres Ziel.' })
  const button = shown.find('button')
  expect(button.text()).toBe('Passt weiter')
  expect(button.attributes('aria-label')).toBe(`Passt weiter: ${own}`)
  await button.trigger('click')
  expect(shown.emitted('accept')).toHaveLength(1)
})
