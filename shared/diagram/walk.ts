/** Walking through a picture by keyboard: along the ways up and down, to the neighbours left and right. */
import type { Layout, PlacedNode } from '#shared/diagram/lay-out.ts'

export type WalkKey = 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'

/** Where a key leads; `null` where there is nothing. Gateways are passed: their ways belong to the step. */
export function walk(layout: Layout, from: string, key: WalkKey): string | null {
  const stops = layout.nodes.filter(({ node }) => node.kind !== 'gateway')
  const idOf = (stop: PlacedNode | undefined): string | null => stop?.node.id ?? null
  const waysOf: Readonly<Record<WalkKey, () => string | null>> = {
    Home: () => idOf(stops[0]),
    End: () => idOf(stops.toSorted(byPlace).at(-1)),
    ArrowDown: () => first(stops, beyond(layout, from, 'to')),
    ArrowUp: () => first(stops, beyond(layout, from, 'from')),
    ArrowLeft: () => idOf(beside(stops, from, -1)),
    ArrowRight: () => idOf(beside(stops, from, 1)),
  }
  return waysOf[key]()
}

function beside(stops: readonly PlacedNode[], from: string, by: number): PlacedNode | undefined {
  const here = stops.find(({ node }) => node.id === from)
  const row = stops.filter(({ y }) => y === here?.y).toSorted((a, b) => a.x - b.x)
  return row[row.findIndex(({ node }) => node.id === from) + by]
}

function byPlace(a: PlacedNode, b: PlacedNode): number {
  return a.y - b.y || a.x - b.x
}

/** What a node leads to, or what leads to it, across gateways. */
export function beyond(layout: Layout, from: string, end: 'from' | 'to'): readonly string[] {
  const start = end === 'to' ? 'from' : 'to'
  const next = layout.edges.filter(({ edge }) => edge[start] === from).map(({ edge }) => edge[end])
  return next.flatMap((id) =>
    layout.nodes.some(({ node }) => node.id === id && node.kind === 'gateway')
      ? beyond(layout, id, end)
      : [id],
  )
}

function first(stops: readonly PlacedNode[], ids: readonly string[]): string | null {
  return stops.filter(({ node }) => ids.includes(node.id)).toSorted(byPlace)[0]?.node.id ?? null
}
