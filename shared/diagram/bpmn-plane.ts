/** The picture inside a BPMN file. */
import type { ModdleElement } from 'bpmn-moddle'
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

/** Events are small rings in BPMN, with their words beside them. */
const EVENT = 36

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
      ...(label ? { label: make('bpmndi:BPMNLabel', { bounds: bounds(label) }) } : {}),
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
  return { x, y: y + EVENT + 2, width, height: Math.max(14, height - EVENT) }
}
