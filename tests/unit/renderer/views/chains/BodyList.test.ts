// @vitest-environment happy-dom
/** Whoever does a step: in every region of every chain somebody is named, or the screen says that it is to be checked. */
import type { VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import { regionalStep, type BodyChoice } from '#shared/chains/regional-chain.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { isSettled } from '#shared/directory/resolve.ts'
import { Region } from '#shared/domain/value-lists.ts'
import BodyList from '#renderer/views/chains/BodyList.vue'
import CheckMark from '#renderer/views/chains/CheckMark.vue'
import { mountIn } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let window: TestWindow
let part: VueWrapper | undefined
beforeAll(async () => {
  window = await openWindow()
})
afterEach(() => part?.unmount())
afterAll(() => window.close())

function choicesIn(region: Region): readonly BodyChoice[] {
  const all = bundledChains.flatMap(({ id }) => {
    const edition = bundledLibrary.edition(id, region)
    return edition
      ? edition.chain.steps.flatMap((step) => regionalStep(step, edition, bundledDirectory).bodies)
      : []
  })
  return [...new Map(all.map((choice) => [choice.type, choice])).values()]
}

/** Neither is looked up: the office itself, and the company in question. */
const isHere = ({ type }: BodyChoice): boolean => type === 'counselling-service' || type === 'company'

test.each(Region.options)('in %s', (region) => {
  const choices = choicesIn(region)
  expect(choices.length).toBeGreaterThan(20)
  part = mountIn(window, BodyList, { props: { choices } })
  const lines = part.findAll('p').map((line) => line.text())
  const expected = choices.map((choice) => {
    if (isHere(choice)) return { names: [], marks: 0 }
    const names = choice.found.map(({ name }) => name)
    const marks = names.length === 0 ? 1 : choice.found.filter((body) => !isSettled(body)).length
    return { names, marks }
  })
  for (const name of expected.flatMap(({ names }) => names)) expect(lines.join('\n')).toContain(name)
  const marked = part.findAllComponents(CheckMark).filter((mark) => !mark.props('verified')).length
  expect(marked).toBe(expected.reduce((sum, { marks }) => sum + marks, 0))
})
