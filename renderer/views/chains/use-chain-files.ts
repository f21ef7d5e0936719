/** A chain as files: its diagram on paper, and BPMN for programs that draw processes. */
import type { ChainGraph } from '#shared/diagram/chain-graph.ts'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { layOut } from '#shared/diagram/lay-out.ts'
import { tilePages, type PageTile } from '#shared/diagram/tile-pages.ts'
import {
  pictureShape,
  pictureWidth,
  printDiagram,
  type DiagramSheet,
} from '#shared/documents/diagram-sheet.ts'
import { useGermanLabels } from '#renderer/views/forms/list-options.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useTextFile } from '#renderer/stores/text-file.ts'
import { useTypesetter } from '#renderer/stores/typesetter.ts'

export type DiagramPage = Pick<DiagramSheet, 'paper' | 'across' | 'office' | 'footer'>

export interface ChainFiles {
  readonly saveBpmn: (graph: ChainGraph) => Promise<void>
  readonly saveDiagram: (graph: ChainGraph, page: DiagramPage) => Promise<void>
}

/** Which page it is when all are put together, in words. */
function placeOf({ row, column }: PageTile): string {
  return `Reihe ${row}, Blatt ${column} · Ein Kreis am Rand: Die Linie geht auf dem Nachbarblatt weiter.`
}

export function useChainFiles(): ChainFiles {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const labelOf = useGermanLabels()
  const typesetter = useTypesetter()
  const { saveText } = useTextFile()

  function tell(name: string | null, problem: string): void {
    if (name !== null) show({ tone: 'success', title: t('chainDiagram.saved', { name }) })
    else if (problem !== 'Cancelled') show({ tone: 'error', title: tAny(`errors.${problem}`) })
  }

  async function saveBpmn(graph: ChainGraph): Promise<void> {
    // Loaded when wanted: nobody else needs it.
    const { writeBpmn } = await import('#shared/diagram/bpmn.ts')
    const text = await writeBpmn({ graph, bodyLabel: (type) => labelOf('bodyType', type) })
    const saved = await saveText(`${graph.chain.id}.bpmn`, text)
    tell(saved.ok ? saved.value : null, saved.ok ? '' : saved.error.type)
  }

  async function saveDiagram(graph: ChainGraph, page: DiagramPage): Promise<void> {
    const layout = layOut(graph)
    const title = `${graph.chain.letter} · ${graph.chain.title}`
    const described = { title, description: graph.chain.summary, look: 'paper' } as const
    const parts = tilePages(layout, { shape: pictureShape(page), width: pictureWidth(page) })
    const pages = parts.map((part) => drawSvg(layout, { ...described, part }))
    // A German paper, whatever the screen speaks.
    const places = parts.length < 2 ? [] : parts.map(placeOf)
    const alternative = `${title}. ${graph.chain.summary}`
    const paper = printDiagram({ ...page, title, pages, places, alternative })
    const saved = await typesetter.save(paper, t('chainDiagram.fileName', { chain: graph.chain.id }))
    tell(saved.ok ? saved.value : null, saved.ok ? '' : saved.error.type)
  }

  return { saveBpmn, saveDiagram }
}
