/** The picture inside a BPMN file. */
import type { ModdleElement } from 'bpmn-moddle'
import { BESIDE_LINE, EVENT } from '#shared/diagram/bpmn-sizes.ts'
import type { Make } from '#shared/diagram/bpmn.ts'
import type { Box, Layout, PlacedNode } from '#shared/diagram/lay-out.ts'

export interface PlaneInput {
  readonly layout: Layout
  readonly process: ModdleElement
  readonly elements: ReadonlyMap<string, ModdleElement>
  readonly flows: ReadonlyMap<string, ModdleElement>
  readonly groups: readonly ModdleElement[]
  readonly make: Make
}

export function drawPlane({ layout, process, elements, flows, groups, make }: PlaneInput): ModdleElement {
  const bounds = ({ x, y, width, height }: Omit<Box, 'lines'>): ModdleElement =>
    make('dc:Bounds', { x, y, width, height })
  const shape = (element: ModdleElement | undefined, box: Omit<Box, 'lines'>, label?: Omit<Box, 'lines'>) =>
    make('bpmndi:BPMNShape', {
      id: `${String(element?.get('id'))}_shape`,
      bpmnElement: element,
      bounds: bounds(box),
      ...(label ? { label: make('bpmndi:BPMNLabel', { bounds: bounds(label) }) } : {}),
    })
  const bands = groups.map((group, index) => {
    const { x = 0, y = 0, width = 1, height = 1 } = layout.bands[index] ?? {}
    return shape(group, { x, y, width, height }, { x: x + 16, y: y + 10, width: 120, height: 48 })
  })
  const nodes = layout.nodes.map((placed) =>
    placed.node.kind === 'outcome'
      ? shape(elements.get(placed.node.id), ringOf(placed), wordsUnder(placed))
      : shape(elements.get(placed.node.id), placed),
  )
  const edges = layout.edges.map(({ edge, pieces, label }) =>
    make('bpmndi:BPMNEdge', {
      id: `${String(flows.get(edge.id)?.get('id'))}_edge`,
      bpmnElement: flows.get(edge.id),
      waypoint: pieces.flat().map((point) => make('dc:Point', { x: point.x, y: point.y })),
      ...(label ? { label: make('bpmndi:BPMNLabel', { bounds: bounds(besideLine(label)) }) } : {}),
    }),
  )
  const plane = make('bpmndi:BPMNPlane', {
    id: `${String(process.get('id'))}_plane`,
    bpmnElement: process,
    planeElement: [...bands, ...nodes, ...edges],
  })
  return make('bpmndi:BPMNDiagram', { id: `${String(process.get('id'))}_diagram`, plane })
}

function ringOf({ x, y, width }: PlacedNode): Omit<Box, 'lines'> {
  return { x: x + (width - EVENT) / 2, y, width: EVENT, height: EVENT }
}

function wordsUnder({ x, y, width, height }: PlacedNode): Omit<Box, 'lines'> {
  return { x, y: y + EVENT + 2, width, height: height - EVENT - 2 }
}

/** The line runs through the middle of the room that is kept; the words stand to the right of it. */
function besideLine({ x, y, width, height }: Box): Omit<Box, 'lines'> {
  return { x: x + width / 2 + BESIDE_LINE, y, width: width / 2 - 2 * BESIDE_LINE, height }
}
