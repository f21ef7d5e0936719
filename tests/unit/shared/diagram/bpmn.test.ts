import { BpmnModdle } from 'bpmn-moddle'
import { expect, test } from 'vitest'
import { writeBpmn } from '#shared/diagram/bpmn.ts'
import german from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { shippedGraphs } from '#tests/support/diagrams.ts'

const bodyLabel = (type: string): string =>
  (german.lists.bodyType as Readonly<Record<string, string>>)[type] ?? type

test.for(shippedGraphs)(
  'BPMN is read back without a warning, with every node and every way: $name',
  async ({ graph }) => {
    const xml = await writeBpmn({ graph, bodyLabel })
    const read = await new BpmnModdle().fromXML(xml)
    expect(read.warnings).toEqual([])
    const types = Object.values(read.elementsById).map(({ $type }) => $type)
    const count = (type: string): number => types.filter((one) => one === type).length
    const nodes = (kind: string): number => graph.nodes.filter((node) => node.kind === kind).length
    expect(count('bpmn:UserTask')).toBe(nodes('step'))
    expect(count('bpmn:EndEvent')).toBe(nodes('outcome'))
    expect(count('bpmn:CallActivity')).toBe(nodes('link'))
    expect(count('bpmn:SequenceFlow')).toBe(graph.edges.length)
    expect(count('bpmndi:BPMNEdge')).toBe(graph.edges.length)
    expect(count('bpmndi:BPMNShape')).toBe(graph.nodes.length + graph.phases.length)
    expect(xml).not.toContain('…')
  },
)

test('chain D is written as it always was', async () => {
  const shipped = shippedGraphs.find(({ name }) => name === 'residence-for-training, magdeburg')
  if (!shipped) throw new Error('Chain D is gone.')
  const xml = await writeBpmn({ graph: shipped.graph, bodyLabel })
  await expect(xml).toMatchFileSnapshot('../../../fixtures/residence-for-training.bpmn')
})
