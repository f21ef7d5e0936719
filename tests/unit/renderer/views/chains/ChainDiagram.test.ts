// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import ChainDiagram from '#renderer/views/chains/ChainDiagram.vue'
import ChainWays from '#renderer/views/chains/ChainWays.vue'
import { shippedGraphs } from '#tests/support/diagrams.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const open: { window?: TestWindow; part?: VueWrapper } = {}
const show = (part: object, props: Record<string, unknown>): VueWrapper => {
  if (!open.window) throw new Error('No window is open.')
  open.part = mountIn(open.window, part as never, { props })
  return open.part
}
const marked = (part: VueWrapper, mark: string): readonly string[] =>
  part.findAll(`[${mark}]`).map((found) => found.attributes(mark) ?? '')

beforeEach(async () => {
  open.window = await openWindow()
})

afterEach(async () => {
  open.part?.unmount()
  await open.window?.close()
})

test.for(shippedGraphs)('the list and the diagram hold every node and every way once: $name', ({ graph }) => {
  const list = show(ChainWays, { graph })
  const inList = [marked(list, 'data-node').toSorted(), marked(list, 'data-edge').toSorted()]
  list.unmount()
  const diagram = show(ChainDiagram, { graph })
  expect(marked(diagram, 'data-node').toSorted()).toEqual(inList[0])
  expect(graph.edges.map(({ id }) => id).toSorted()).toEqual(inList[1])
  expect(diagram.findAll('.diagram__tip').length).toBe(graph.edges.length)
})

test('arrows walk, Enter opens the step, plus makes it larger', async () => {
  const shipped = shippedGraphs.find(({ graph }) => graph.chain.id === 'residence-for-training')
  const diagram = show(ChainDiagram, { graph: shipped?.graph, chosen: 'D3' })
  const press = async (key: string): Promise<void> => {
    await diagram.find('svg[role=group]').trigger('keydown', { key })
    await settled()
  }
  await press('ArrowDown')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Schritt D4 /)
  await press('Enter')
  expect(diagram.emitted('choose')).toEqual([['D4']])
  const width = () => Number(diagram.find('svg[role=group]').attributes('width'))
  const before = width()
  await press('+')
  expect(width()).toBeGreaterThan(before)
})
