/**
 * Which row a node stands in. Phases follow each other downwards; within a phase a step stands below those that lead to
 * it. A level takes up to three rows: steps and ends, the gateways under them, the labels of their ways.
 */
import type { ChainGraph, ChainNode } from '#shared/diagram/chain-graph.ts'

export interface Rows {
  readonly rowOf: ReadonlyMap<string, number>
  /** The row of the labels of the ways that begin at a node. */
  readonly labelRowOf: ReadonlyMap<string, number>
  /** The phase of each row. */
  readonly phases: readonly string[]
}

export function assignRows(graph: ChainGraph): Rows {
  const levels = levelsOf(graph)
  const levelOf = (node: ChainNode): number => levels.get(node.id) ?? 0
  const last = Math.max(0, ...levels.values())
  const phases = Array.from({ length: last + 1 }, (_none, level) => phaseAt(graph, levels, level))
  return {
    rowOf: new Map(
      graph.nodes.map((node) => [node.id, levelOf(node) * 3 + (node.kind === 'gateway' ? 1 : 0)]),
    ),
    labelRowOf: new Map(graph.nodes.map((node) => [node.id, levelOf(node) * 3 + 2])),
    // One more level: a way that leads back up first goes down past its label.
    phases: [...phases, phases.at(-1) ?? ''].flatMap((phase) => [phase, phase, phase]),
  }
}

function phaseAt(graph: ChainGraph, levels: ReadonlyMap<string, number>, level: number): string {
  return graph.nodes.find(({ id }) => levels.get(id) === level)?.phase ?? ''
}

function levelsOf(graph: ChainGraph): ReadonlyMap<string, number> {
  const levels = new Map<string, number>([['start', 0]])
  let base = 1
  for (const phase of graph.phases) {
    const inside = graph.nodes.filter((node) => node.phase === phase.id && node.kind !== 'start')
    const depths = depthsOf(inside, graph)
    for (const node of inside) levels.set(node.id, base + (depths.get(node.id) ?? 0))
    base = Math.max(base - 1, ...inside.map(({ id }) => levels.get(id) ?? 0)) + 1
  }
  return levels
}

/** The longest way from the top of the phase. Ways that would close a circle are not counted. */
function depthsOf(inside: readonly ChainNode[], graph: ChainGraph): ReadonlyMap<string, number> {
  const owner = (node: ChainNode): string => (node.kind === 'gateway' ? `step:${node.step}` : node.id)
  const ownerOf = new Map(inside.map((node) => [node.id, owner(node)]))
  const next = waysBetween(ownerOf, graph)
  const order = withoutCircles([...new Set(ownerOf.values())], next)
  const depths = new Map(order.map((id) => [id, 0]))
  for (const [place, id] of order.entries()) {
    const deeper = (depths.get(id) ?? 0) + 1
    for (const target of targetsOf(next, id))
      if (order.indexOf(target) > place) depths.set(target, Math.max(depths.get(target) ?? 0, deeper))
  }
  return new Map([...ownerOf].map(([id, step]) => [id, depths.get(step) ?? 0]))
}

type Ways = ReadonlyMap<string, readonly string[]>

const targetsOf = (next: Ways, id: string): readonly string[] => next.get(id) ?? []

function waysBetween(ownerOf: ReadonlyMap<string, string>, { edges }: ChainGraph): Ways {
  const next = new Map<string, readonly string[]>()
  for (const { from, to } of edges) {
    const [source, target] = [ownerOf.get(from), ownerOf.get(to)]
    if (source !== undefined && target !== undefined && source !== target)
      next.set(source, [...targetsOf(next, source), target])
  }
  return next
}

/** A topological order, as far as there is one. */
function withoutCircles(ids: readonly string[], next: Ways): readonly string[] {
  const seen = new Set<string>()
  const order: string[] = []
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const target of next.get(id) ?? []) visit(target)
    order.unshift(id)
  }
  // Backwards, so that what comes first in the chain stands first.
  for (const id of ids.toReversed()) if (!hasEntrance(id, ids, next)) visit(id)
  for (const id of ids) if (!seen.has(id)) visit(id)
  return order
}

function hasEntrance(id: string, ids: readonly string[], next: Ways): boolean {
  return ids.some((other) => next.get(other)?.includes(id))
}
