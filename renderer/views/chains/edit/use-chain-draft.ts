/** The document that is being edited: every change kept, checked at once, taken back with a key. */
import { computed, onBeforeUnmount, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { jsonHash } from '#shared/base/json-hash.ts'
import { adviseEditor, type Advice } from '#shared/chains/advise-editor.ts'
import { bundledCatalogue } from '#shared/chains/content-catalogue.ts'
import type { Chain, Step } from '#shared/chains/chain.ts'
import { checkLetter, checkOverlay, checkOwnChain, type OverlayFault } from '#shared/chains/check-overlay.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { makeEdition, type Edition } from '#shared/chains/edition.ts'
import { withoutGone } from '#shared/chains/edit-overlay.ts'
import {
  compareWithTemplate,
  rootedIn,
  withBasis,
  withStepSeen,
  type Rebase,
} from '#shared/chains/rebase-overlay.ts'
import { beginWith, change, redo, undo, type UndoStack } from '#shared/chains/undo-stack.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { useTakenLetters } from '#renderer/views/chains/edit/use-taken-letters.ts'
import { useChainEditor } from '#renderer/stores/chain-editor.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'

export interface ChainDraft {
  readonly document: ComputedRef<ContentDocument>
  /** The chain it is laid on; for a chain of one's own, that chain. */
  readonly template: ComputedRef<Chain | null>
  /** What comes of it. */
  readonly edition: ComputedRef<Edition | null>
  readonly faults: ComputedRef<readonly OverlayFault[]>
  readonly advice: ComputedRef<readonly Advice[]>
  /** `null` for a chain of one's own. */
  readonly rebase: ComputedRef<Rebase | null>
  readonly stack: Readonly<ShallowRef<UndoStack<ContentDocument>>>
  readonly apply: (next: ContentDocument, at?: string | null) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Somebody has looked at everything that was flagged. */
  readonly accept: () => void
  /** Somebody has looked at one step that changed. */
  readonly acceptStep: (step: Step) => void
  /** It stands published as it is: leaving makes no draft of it. */
  readonly settle: () => void
  /** What speaks of steps that are gone is taken out. */
  readonly drop: () => void
}

export function useChainDraft(first: ContentDocument, region: Region): ChainDraft {
  const editor = useChainEditor()
  const stack = shallowRef(beginWith(first))
  const document = computed(() => stack.value.now)
  const looked = useLook(document, region)
  const isTouched = shallowRef(false)

  function move(next: UndoStack<ContentDocument>): void {
    if (next === stack.value) return
    stack.value = next
    isTouched.value = true
    editor.keep(next.now)
  }

  function apply(next: ContentDocument, at: string | null = null): void {
    move(change(stack.value, rooted(next, looked.template.value), at))
  }

  onBeforeUnmount(() => {
    if (isTouched.value) void editor.saveDraft(document.value)
  })
  return {
    document,
    ...looked,
    stack,
    apply,
    undo: () => move(undo(stack.value)),
    redo: () => move(redo(stack.value)),
    accept: () => apply(seenAnew(document.value, looked.template.value)),
    acceptStep: (step) => apply(stepSeen(document.value, step)),
    drop: () => apply(withoutLost(document.value, looked.edition.value)),
    settle: () => {
      isTouched.value = false
    },
  }
}

function withoutLost(now: ContentDocument, edition: Edition | null): ContentDocument {
  if (now.kind !== 'overlay' || !edition) return now
  const known = new Set(edition.chain.steps.map(({ id }) => id))
  return { kind: 'overlay', overlay: withoutGone(now.overlay, known) }
}

function seenAnew(now: ContentDocument, chain: Chain | null): ContentDocument {
  if (now.kind !== 'overlay' || !chain) return now
  return { kind: 'overlay', overlay: withBasis(now.overlay, chain, jsonHash) }
}

function rooted(next: ContentDocument, chain: Chain | null): ContentDocument {
  if (next.kind !== 'overlay' || !chain) return next
  return { kind: 'overlay', overlay: rootedIn(next.overlay, chain, jsonHash) }
}

function stepSeen(now: ContentDocument, step: Step): ContentDocument {
  if (now.kind !== 'overlay') return now
  return { kind: 'overlay', overlay: withStepSeen(now.overlay, step, jsonHash) }
}

type Look = Pick<ChainDraft, 'template' | 'edition' | 'faults' | 'advice' | 'rebase'>

function useLook(document: ComputedRef<ContentDocument>, ownRegion: Region): Look {
  const chains = useChainLibrary()
  const context = computed(() => ({
    ...bundledCatalogue,
    chains: new Set([...chains.library.chains.map(({ id }) => id), ...ownIds(document.value)]),
  }))
  const taken = useTakenLetters(() => (document.value.kind === 'chain' ? document.value.chain.id : null))
  const template = computed(() => {
    const now = document.value
    return now.kind === 'chain' ? now.chain : shippedFor(now.overlay.chain, now.overlay.region)
  })
  const edition = computed(() => {
    const now = document.value
    if (now.kind === 'chain') return makeEdition(now.chain, ownRegion, [])
    const { overlay } = now
    const chain = chains.library.find(overlay.chain)
    return chain && makeEdition(chain, overlay.region, [...shippedOverlays(overlay), overlay])
  })
  const faults = computed(() => {
    const [now, chain] = [document.value, template.value]
    if (now.kind === 'chain')
      return [...checkOwnChain(now.chain, context.value), ...checkLetter(now.chain, taken.value)]
    return chain ? checkOverlay(now.overlay, chain, context.value) : []
  })
  const advice = computed(() => {
    const now = document.value
    return now.kind === 'chain'
      ? adviseEditor({ steps: now.chain.steps, questions: now.chain.questions, notes: [] })
      : adviseEditor({ steps: now.overlay.addedSteps, questions: [], notes: now.overlay.notes })
  })
  const rebase = computed(() => {
    const [now, next] = [document.value, template.value]
    if (now.kind === 'chain' || !next) return null
    return compareWithTemplate(now.overlay, next, jsonHash)
  })
  return { template, edition, faults, advice, rebase }
}

function ownIds(document: ContentDocument): readonly string[] {
  return document.kind === 'chain' ? [document.chain.id] : []
}

/** The newest shipped version with what ships for the region: what the office adds, it adds to this. */
export function shippedFor(id: string, region: Region): Chain | null {
  const chain = useChainLibrary().library.find(id)
  return chain && makeEdition(chain, region, shippedOverlays({ chain: id, region })).chain
}

function shippedOverlays({
  chain,
  region,
}: {
  readonly chain: string
  readonly region: Region
}): readonly ContentOverlay[] {
  return bundledCatalogue.overlays.filter((one) => one.chain === chain && one.region === region)
}

type ContentOverlay = (typeof bundledCatalogue.overlays)[number]
