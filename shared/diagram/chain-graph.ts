/** A chain as a graph: what the diagram draws, the list tells and BPMN exports, so that all three say the same. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Step, Way } from '#shared/chains/chain.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { holdsOn } from '#shared/chains/parameter.ts'

/** `exclusive`: one of the ways; `inclusive`: one or several; `parallel`: all of them. */
export type GatewayKind = 'exclusive' | 'inclusive' | 'parallel'

export interface ChainNode {
  readonly id: string
  readonly kind: 'start' | 'step' | 'gateway' | 'outcome' | 'link'
  readonly phase: string
  /** The step it is, or belongs to; a start belongs to none. */
  readonly step: string | null
  /** The number of a step, empty elsewhere. */
  readonly code: string
  readonly title: string
  readonly gateway: GatewayKind | null
  /** The chain a link leads to, the outcome an end stands for. */
  readonly target: string | null
}

export interface ChainEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Empty where nothing is said. */
  readonly label: string
}

export interface ChainGraph {
  readonly chain: Chain
  /** The day looked at. */
  readonly date: CalendarDate
  readonly phases: Chain['phases']
  readonly nodes: readonly ChainNode[]
  readonly edges: readonly ChainEdge[]
}

export interface GraphInput {
  readonly edition: Pick<Edition, 'chain'>
  /** Steps that did not exist on that day are left out, and the ways to them. */
  readonly date: CalendarDate
  readonly titleOfChain: (id: string) => string
}

export function graphOfChain({ edition: { chain }, date, titleOfChain }: GraphInput): ChainGraph {
  const steps = chain.steps.filter((step) => holdsOn(step.valid, date))
  const context: Context = { chain, steps, titleOfChain }
  const parts = steps.map((step) => partsOf(step, context))
  const entry = steps.find(({ id }) => id === chain.entry) ?? steps[0]
  const first = chain.phases[0]?.id ?? ''
  const start: ChainNode = { ...blank, id: 'start', kind: 'start', phase: first, title: chain.title }
  const begin: ChainEdge[] = entry ? [{ id: 'begin', from: 'start', to: stepNode(entry.id), label: '' }] : []
  const phases = chain.phases.filter(({ id }) => id === first || steps.some(({ phase }) => phase === id))
  return {
    chain,
    date,
    phases,
    nodes: [start, ...parts.flatMap(({ nodes }) => nodes)],
    edges: [...begin, ...parts.flatMap(({ edges }) => edges)],
  }
}

export const stepNode = (step: string): string => `step:${step}`

const blank = { step: null, code: '', gateway: null, target: null } as const

interface Context {
  readonly chain: Chain
  readonly steps: readonly Step[]
  readonly titleOfChain: (id: string) => string
}

function partsOf(step: Step, context: Context): Pick<ChainGraph, 'nodes' | 'edges'> {
  const own = { ...blank, phase: step.phase, step: step.id }
  const ways = step.leadsTo.filter(
    (way) => !('step' in way) || context.steps.some(({ id }) => id === way.step),
  )
  const node: ChainNode = { ...own, id: stepNode(step.id), kind: 'step', code: step.id, title: step.title }
  const gateway: ChainNode = {
    ...own,
    id: `ways:${step.id}`,
    kind: 'gateway',
    title: '',
    gateway: gatewayKind(step, ways, context),
  }
  const branches = ways.length > 1
  const ends = ways.flatMap((way, index) => endOf(way, { own, index, context }) ?? [])
  const edges = ways.map((way, index): ChainEdge => ({
    id: `way:${step.id}:${index}`,
    from: branches ? gateway.id : node.id,
    to: 'step' in way ? stepNode(way.step) : endId(step.id, index),
    label: way.label ?? '',
  }))
  const toWays = { id: `choose:${step.id}`, from: node.id, to: gateway.id, label: '' }
  return branches
    ? { nodes: [node, gateway, ...ends], edges: [toWays, ...edges] }
    : { nodes: [node, ...ends], edges }
}

const endId = (step: string, index: number): string => `end:${step}:${index}`

interface EndPlace {
  readonly own: Pick<ChainNode, 'phase' | 'code' | 'gateway'> & { readonly step: string }
  readonly index: number
  readonly context: Context
}

/** Each way out has an end of its own: short lines, and every step shows how it can end. */
function endOf(way: Way, { own, index, context }: EndPlace): ChainNode | null {
  if ('step' in way) return null
  const id = endId(own.step, index)
  if ('chain' in way)
    return { ...own, id, kind: 'link', title: context.titleOfChain(way.chain), target: way.chain }
  const outcome = context.chain.outcomes.find((candidate) => candidate.id === way.outcome)
  return { ...own, id, kind: 'outcome', title: outcome?.title ?? way.outcome, target: way.outcome }
}

/** Several ways may be open at once, unless the data say that only one can be, or that all are. */
function gatewayKind(step: Step, ways: readonly Way[], { steps }: Context): GatewayKind {
  const isForAll = (way: Way): boolean => {
    if (!('step' in way) || way.label !== undefined || way.when !== undefined) return false
    const next = steps.find(({ id }) => id === way.step)
    return next?.neededWhen === undefined && (next?.after.includes(step.id) ?? false)
  }
  if (ways.every(isForAll)) return 'parallel'
  return excludeEachOther(ways) ? 'exclusive' : 'inclusive'
}

/** All ask the same question, and no answer opens two. */
function excludeEachOther(ways: readonly Way[]): boolean {
  const asked = ways.map(({ when }) => (when && 'question' in when && 'is' in when ? when : null))
  const [first] = asked
  if (!first || asked.some((when) => when?.question !== first.question)) return false
  const answers = asked.flatMap((when) => when?.is ?? [])
  return new Set(answers).size === answers.length
}
