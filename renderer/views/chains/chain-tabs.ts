/** The views of a chain in the book. A new view is a line here and a slot of the same name in `ChainsView.vue`. */
import type { MessageKey } from '#renderer/i18n/message-keys.ts'

export interface ChainTab {
  readonly id: string
  readonly words: MessageKey
}

export const chainTabs: readonly ChainTab[] = [
  { id: 'diagram', words: 'chainDiagram.tab.diagram' },
  { id: 'list', words: 'chainDiagram.tab.list' },
  { id: 'company', words: 'chain-papers.plain.company' },
  { id: 'parents', words: 'chain-papers.plain.parents' },
]
