/**
 * A chain as BPMN 2.0, for programs that draw and change processes: phases are groups, steps user tasks with what a
 * counsellor has to know about them, other chains call activities. The picture is the one
 * seen here, with the room that other programs need.
 */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import type { Step } from '#shared/chains/chain.ts'
import { fillText } from '#shared/chains/wording.ts'
import type { ChainEdge, ChainGraph, ChainNode } from '#shared/diagram/chain-graph.ts'
import { bpmnSizes } from '#shared/diagram/bpmn-sizes.ts'
import { drawPlane } from '#shared/diagram/bpmn-plane.ts'
import { layOut } from '#shared/diagram/lay-out.ts'
import type { BodyType } from '#shared/domain/body-types.ts'

export interface BpmnInput {
  readonly graph: ChainGraph
  readonly bodyLabel: (type: BodyType) => string
}

export type Make = (type: string, attributes: Readonly<Record<string, unknown>>) => ModdleElement

export async function writeBpmn({ graph, bodyLabel }: BpmnInput): Promise<string> {
  const moddle = new BpmnModdle()
  const make: Make = (type, attributes) => moddle.create(type, attributes)
  const categories = graph.phases.map(({ id, title }) => {
    const value = make('bpmn:CategoryValue', { id: xmlId('phase', id), value: title })
    return { id, value, root: make('bpmn:Category', { id: xmlId('category', id), categoryValue: [value] }) }
  })
  const groups = categories.map(({ id, value }) =>
    make('bpmn:Group', { id: xmlId('group', id), categoryValueRef: value }),
  )
  const elements = new Map(graph.nodes.map((node) => [node.id, flowNode(node, { graph, bodyLabel, make })]))
  const flows = new Map(graph.edges.map((edge) => [edge.id, flow(edge, elements, make)]))
  const process = make('bpmn:Process', {
    id: xmlId('chain', graph.chain.id),
    name: graph.chain.title,
    isExecutable: false,
    documentation: [
      documentation(
        make,
        `${graph.chain.summary}\nStand: ${graph.chain.asOf}\nFassung: ${graph.chain.version}`,
      ),
    ],
    flowElements: [...elements.values(), ...flows.values()],
    artifacts: groups,
  })
  const diagram = drawPlane({ layout: layOut(graph, bpmnSizes), process, elements, flows, groups, make })
  const definitions = make('bpmn:Definitions', {
    id: xmlId('definitions', graph.chain.id),
    targetNamespace: 'urn:fallkoffer:chains',
    rootElements: [...categories.map(({ root }) => root), process],
    diagrams: [diagram],
  })
  return (await moddle.toXML(definitions, { format: true })).xml
}

/** Names in XML hold neither colons nor blanks. */
export function xmlId(kind: string, id: string): string {
  return `${kind}_${id.replace(/[^A-Za-z0-9-]/g, (letter) => `_${letter.charCodeAt(0).toString(16)}_`)}`
}

interface Context extends BpmnInput {
  readonly make: Make
}

const gatewayTypes = {
  exclusive: 'bpmn:ExclusiveGateway',
  inclusive: 'bpmn:InclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
} as const

function flowNode(node: ChainNode, context: Context): ModdleElement {
  const id = xmlId('node', node.id)
  if (node.kind === 'start') return context.make('bpmn:StartEvent', { id })
  if (node.kind === 'gateway') return context.make(gatewayTypes[node.gateway ?? 'inclusive'], { id })
  if (node.kind === 'outcome') return context.make('bpmn:EndEvent', { id, name: node.title })
  if (node.kind === 'link')
    return context.make('bpmn:CallActivity', {
      id,
      name: node.title,
      calledElement: xmlId('chain', node.target ?? ''),
    })
  const step = context.graph.chain.steps.find((candidate) => candidate.id === node.step)
  const documented = step ? [documentation(context.make, wordsOfStep(step, context))] : []
  return context.make('bpmn:UserTask', { id, name: `${node.code} ${node.title}`, documentation: documented })
}

function flow(edge: ChainEdge, elements: ReadonlyMap<string, ModdleElement>, make: Make): ModdleElement {
  const [source, target] = [elements.get(edge.from), elements.get(edge.to)]
  const made = make('bpmn:SequenceFlow', {
    id: xmlId('flow', edge.id),
    ...(edge.label === '' ? {} : { name: edge.label }),
    sourceRef: source,
    targetRef: target,
  })
  add(source, 'outgoing', made)
  add(target, 'incoming', made)
  return made
}

function add(element: ModdleElement | undefined, list: string, item: ModdleElement): void {
  const items = element?.get(list)
  if (Array.isArray(items)) items.push(item)
}

function documentation(make: Make, text: string): ModdleElement {
  return make('bpmn:Documentation', { text })
}

function wordsOfStep(step: Step, { graph, bodyLabel }: Context): string {
  const wording = { chain: graph.chain, answers: {}, date: graph.date }
  const parts: readonly (readonly [name: string, text: string])[] = [
    ['Ziel', step.goal],
    ['Für wen', step.forWhom],
    ['Zuständig', step.responsible.map(bodyLabel).join(', ')],
    ['Mitbringen', step.papers.join('; ')],
    ['Dauer', step.duration ?? ''],
    ['Förderung', step.funding ?? ''],
    ['Rechtsgrundlage', [...step.law, ...step.otherLaw].join(', ')],
    [
      'Stand',
      step.verified ? (step.asOf ?? graph.chain.asOf) : `${step.asOf ?? graph.chain.asOf}, zu prüfen`,
    ],
  ]
  return parts
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${fillText(text, wording)}`)
    .join('\n')
}
