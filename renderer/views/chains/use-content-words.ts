/** What documents are called, and why a package is refused. */
import type { ContentDocument } from '#shared/chains/content-document.ts'
import type { ContentProblem } from '#shared/exchange/content-checks.ts'
import { useChainWords } from '#renderer/views/chains/use-chain-words.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

/** A problem of a package, or any other by its type. */
export type AnyProblem = ContentProblem | { readonly type: string }

export interface ContentWords {
  readonly titleOf: (document: ContentDocument) => string
  readonly kindOf: (document: ContentDocument) => string
  readonly problemOf: (problem: AnyProblem) => string
  /** The single faults, where there are any. */
  readonly faultsOf: (problem: AnyProblem) => readonly string[]
}

const own: ReadonlySet<string> = new Set([
  'E_TOO_BIG',
  'E_FORMAT',
  'E_NEWER_APP',
  'E_UNSIGNED',
  'E_SIGNATURE',
  'E_UNKNOWN_SENDER',
  'E_REVOKED_SENDER',
  'E_CONTENT',
  'E_UNKNOWN_CHAIN',
  'E_CONTENT_CHECK',
  'E_OLDER_CONTENT',
  'TooLarge',
])

export function useContentWords(): ContentWords {
  const { t, tAny } = useText()
  const { labelOf } = useLabels()
  const { chainTitle } = useChainWords()

  function problemOf(problem: AnyProblem): string {
    if (!own.has(problem.type)) return tAny(`errors.${problem.type}`)
    const place = 'place' in problem ? problem.place : ''
    const documents = 'documents' in problem ? problem.documents.join(', ') : ''
    return tAny(`chain-packages.problem.${problem.type}`, { place, documents })
  }

  return {
    titleOf: (document) =>
      document.kind === 'chain'
        ? document.chain.title
        : `${chainTitle(document.overlay.chain)} · ${labelOf('region', document.overlay.region)}`,
    kindOf: (document) =>
      document.kind === 'chain'
        ? t('chain-packages.held.chain')
        : t('chain-packages.held.overlay', { region: labelOf('region', document.overlay.region) }),
    problemOf,
    faultsOf: (problem) =>
      'faults' in problem
        ? problem.faults.map(({ document, fault }) =>
            t('chain-packages.fault', { document, at: fault.at, what: fault.what }),
          )
        : [],
  }
}
