/**
 * Running cases whose chain stands on older content than what is in force here. Each edition is compared once, however
 * many cases stand on it; the cases themselves are asked for by the edition they stand on.
 */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { changedSteps } from '#shared/chains/changed-steps.ts'
import type { Edition, PinnedEdition } from '#shared/chains/edition.ts'
import type { ChainLibrary } from '#shared/chains/library.ts'
import type { RunGroup, RunningCase, RunPlace } from '#shared/domain/running-chains.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary, type Run, type RunEdition } from '#renderer/stores/chain-library.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

/**
 * `older`: somebody has to decide · `kept`: it was decided to stay · `lost`: what the case was advised on, or anything
 * newer to compare it with, is not here.
 */
export type OlderKind = 'older' | 'kept' | 'lost'

export interface OlderGroup extends RunGroup {
  readonly kind: OlderKind
  /** What the runs walk through; `null` where nothing of it is here. */
  readonly before: Edition | null
  /** What is in force. */
  readonly after: Edition | null
  readonly differing: number
}

/** A group before its steps were compared. */
interface Placed {
  readonly group: RunGroup
  readonly kind: OlderKind
  readonly before: PinnedEdition | null
  readonly after: PinnedEdition | null
}

/** What the list filters by, as long as nothing it rests on has changed. */
interface KnownKeys {
  readonly changes: number
  readonly library: ChainLibrary
  readonly keys: readonly string[]
}

const rowsAtFirst = 50

export const useOlderRuns = defineStore('older-runs', () => {
  const { vault } = useSurroundings()
  const advisers = useAdvisers()
  const content = useChainContent()
  const library = useChainLibrary()
  const openCase = useOpenCase()
  const groups = shallowRef<readonly OlderGroup[]>()
  const cases = shallowRef<ReadonlyMap<string, readonly RunningCase[]>>(new Map())
  const limit = shallowRef(rowsAtFirst)
  const question = shallowRef(0)
  /** How many cases wait for a decision; each once, however many chains it walks through. */
  const waiting = shallowRef(0)
  /** Comparing takes milliseconds, and editions do not change: by both hashes. */
  const differing = new Map<string, number>()
  let known: KnownKeys | undefined

  async function load(): Promise<void> {
    question.value += 1
    const asked = question.value
    if (!advisers.advisers) await advisers.load()
    const scope = advisers.scopeOf('today')
    const found = await olderOf(scope)
    const keys = waitingKeys(found)
    const count = keys.length === 0 ? 0 : await vault.countRunningCases({ keys, advisers: scope })
    // An answer to an older question is worth nothing.
    if (asked !== question.value) return
    groups.value = found.map(compared)
    waiting.value = count
  }

  /** The groups with their cases. */
  async function loadCases(): Promise<void> {
    await load()
    const keys = (groups.value ?? []).map(({ key }) => key)
    const found = await vault.runningCases({ keys, advisers: advisers.scopeOf('today'), limit: limit.value })
    cases.value = new Map(found.map(({ key, rows }) => [key, rows]))
  }

  async function more(): Promise<void> {
    limit.value += rowsAtFirst
    await loadCases()
  }

  /** The keys of all editions whose cases wait for a decision, whoever advises them: what the list filters by. */
  async function keys(): Promise<readonly string[]> {
    await content.load()
    const [{ changes }, { library: chains }] = [openCase, library]
    if (known?.changes === changes && known.library === chains) return known.keys
    const found = waitingKeys(await olderOf(undefined))
    known = { changes, library: chains, keys: found }
    return found
  }

  /** Cases came or went in another way than by a change on screen. */
  function forgetKeys(): void {
    known = undefined
  }

  async function olderOf(scope: readonly string[] | undefined): Promise<readonly Placed[]> {
    const found = await vault.runGroups(scope)
    // Without a run nobody needs the chains.
    if (found.length > 0) await content.load()
    return found.flatMap((group) => placed(group) ?? [])
  }

  function placed(group: RunGroup): Placed | null {
    const run = runAt(group.place)
    const { found, now: after, newer } = library.standOf(run)
    const before = ownEdition(found)
    if (!before || !after) return { group, kind: 'lost', before, after }
    if (!newer) return null
    return { group, kind: after.hash === run.declined ? 'kept' : 'older', before, after }
  }

  function compared({ group, kind, before, after }: Placed): OlderGroup {
    return {
      ...group,
      kind,
      before: before?.edition ?? null,
      after: after?.edition ?? null,
      differing: before && after ? differingIn(before, after) : 0,
    }
  }

  function differingIn(before: PinnedEdition, after: PinnedEdition): number {
    const key = `${before.hash} ${after.hash}`
    const count = differing.get(key) ?? changedSteps(before.edition, after.edition).length
    differing.set(key, count)
    return count
  }

  return {
    groups: shallowReadonly(groups),
    cases: shallowReadonly(cases),
    waiting: shallowReadonly(waiting),
    load,
    loadCases,
    more,
    keys,
    forgetKeys,
  }
})

function waitingKeys(found: readonly Placed[]): readonly string[] {
  return found.flatMap(({ kind, group }) => (kind === 'older' ? group.key : []))
}

/** What is shown in the place of what was advised on is no former state. */
function ownEdition(found: (RunEdition & PinnedEdition) | null): PinnedEdition | null {
  return found && (found.standing === 'pinned' || found.standing === 'version') ? found : null
}

function runAt({ edition, declined, ...place }: RunPlace): Run {
  return {
    ...place,
    ...(edition === null ? {} : { edition }),
    ...(declined === null ? {} : { declined }),
  }
}
