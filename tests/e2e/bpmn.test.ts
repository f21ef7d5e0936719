/** The exported BPMN in the program that most others are built on: bpmn-js draws it without a warning, readably. */
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type Viewer from 'bpmn-js/lib/Viewer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBpmn } from '#shared/diagram/bpmn.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { openPlainWindow, type PlainWindow } from '#tests/support/app-driver/open-plain-window.ts'
import { shippedGraphs } from '#tests/support/diagrams.ts'

const running: { window?: PlainWindow } = {}
const page = () => {
  if (!running.window) throw new Error('not started')
  return running.window.page
}
const album = process.env['STORY_SHOTS']

const bodyLabel = (type: string): string =>
  (german.lists.bodyType as Readonly<Record<string, string>>)[type] ?? type

beforeAll(async () => {
  running.window = await openPlainWindow('bpmn')
  const script = 'bpmn-js/dist/bpmn-viewer.production.min.js'
  await page().addScriptTag({ path: createRequire(import.meta.url).resolve(script) })
})

afterAll(async () => {
  await running.window?.leave()
})

interface Drawn {
  readonly warnings: readonly string[]
  readonly nodes: readonly string[]
  readonly ways: readonly string[]
  /** Boxes that lie on each other, words that leave their box, lines that run through one. */
  readonly flaws: readonly string[]
}

/** Runs in the window: reads the file, and looks at what stands on the canvas. */
async function drawInWindow(xml: string): Promise<Drawn> {
  const canvas = document.querySelector<HTMLElement>('#canvas')
  const { BpmnJS } = window as unknown as { readonly BpmnJS: typeof Viewer }
  if (!canvas) throw new Error('There is no place to draw.')
  canvas.replaceChildren()
  const viewer = new BpmnJS({ container: canvas })
  const { warnings } = await viewer.importXML(xml)
  interface Element {
    readonly id: string
    readonly type: string
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly waypoints?: readonly { readonly x: number; readonly y: number }[]
  }
  const registry = viewer.get<{
    readonly filter: (by: (element: Element) => boolean) => readonly Element[]
    readonly getGraphics: (element: Element) => SVGGElement
  }>('elementRegistry')
  const all = registry.filter(({ type }) => type !== 'bpmn:Process' && type !== 'bpmn:Group')
  const boxes = all.filter(({ type, waypoints }) => !waypoints && type !== 'label')
  const labels = all.filter(({ type, id }) => type === 'label' && !id.startsWith('group'))
  const lines = all.filter(({ waypoints }) => waypoints)
  const solid = [...boxes, ...labels]
  const meet = (one: Element, other: Element): boolean =>
    one.x < other.x + other.width - 1 &&
    other.x < one.x + one.width - 1 &&
    one.y < other.y + other.height - 1 &&
    other.y < one.y + one.height - 1
  const boxOf = ({ x, y, width, height }: DOMRect) => ({ x, y, width, height })
  const onEachOther = solid.flatMap((one, index) =>
    solid.slice(index + 1).flatMap((other) => (meet(one, other) ? [`${one.id} on ${other.id}`] : [])),
  )
  const through = lines.flatMap(({ id, waypoints = [] }) =>
    waypoints.slice(1).flatMap((end, index) => {
      const start = waypoints[index] ?? end
      const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)]
      const [width, height] = [Math.abs(start.x - end.x) + 2, Math.abs(start.y - end.y) + 2]
      const run = { id, type: '', x: x - 1, y: y - 1, width, height }
      return solid.flatMap((box) => (meet(run, box) ? [`${id} through ${box.id}`] : []))
    }),
  )
  const spilt = [...boxes, ...labels].flatMap((element) => {
    const graphics = registry.getGraphics(element)
    const words = graphics.querySelector('text')
    if (!words) return []
    const { width, height } = words.getBBox()
    // The program breaks words by a measure of its own, which is off by up to three pixels; boxes stand 18 apart.
    const isWithin = height <= element.height + 1 && width <= element.width + 3
    const place = words.getBoundingClientRect()
    const signs = [...graphics.querySelectorAll('.djs-visual path')].map((sign) =>
      sign.getBoundingClientRect(),
    )
    const isOnSign = signs.some((sign) =>
      meet({ ...element, ...boxOf(sign) }, { ...element, ...boxOf(place) }),
    )
    return [
      ...(isWithin
        ? []
        : [`words of ${element.id}: ${width}×${height} in ${element.width}×${element.height}`]),
      ...(isOnSign ? [`words on the sign of ${element.id}`] : []),
    ]
  })
  viewer.get<{ readonly zoom: (to: string, at: string) => void }>('canvas').zoom('fit-viewport', 'auto')
  return {
    warnings: warnings.map(String),
    nodes: boxes.map(({ id }) => id),
    ways: lines.map(({ id }) => id),
    flaws: [...onEachOther, ...through, ...spilt],
  }
}

test.for(shippedGraphs)('bpmn-js draws all of it, readably: $name', async ({ name, graph }) => {
  const xml = await writeBpmn({ graph, bodyLabel })
  const drawn = await page().evaluate(drawInWindow, xml)
  if (album !== undefined) await takePicture(join(album, `bpmn-${name}.png`))
  expect(drawn.warnings).toEqual([])
  expect(drawn.nodes).toHaveLength(graph.nodes.length)
  expect(drawn.ways).toHaveLength(graph.edges.length)
  expect(drawn.flaws).toEqual([])
  expect(running.window?.complaints()).toEqual([])
})

async function takePicture(path: string): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true })
  await page().screenshot({ path })
}
