/**
 * Running cases whose chain stands on older content than what is in force here. Each edition is compared once, however
 * many cases stand on it; the cases themselves are asked for by the edition they stand on.
 */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { changedSteps } from '#shared/chains/changed-steps.ts'
import type { Edition } from '#shared/chains/edition.ts'
import type { RunGroup, RunningCase, RunPlace } from '#shared/domain/running-chains.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary, type RunEdition } from '#renderer/stores/chain-library.ts'
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

const rowsAtFirst = 50

export const useOlderRuns = defineStore('older-runs', () => {
  const { vault } = useSurroundings()
  const advisers = useAdvisers()
  const content = useChainContent()
  const library = useChainLibrary()
  const groups = shallowRef<readonly OlderGroup[]>()
  const cases = shallowRef<ReadonlyMap<string, readonly RunningCase[]>>(new Map())
  const limit = shallowRef(rowsAtFirst)
  const question = shallowRef(0)
  /** How many runs wait for a decision. */
  const waiting = computed(() =>
    (groups.value ?? []).reduce((sum, { kind, count }) => sum + (kind === 'older' ? count : 0), 0),
  )

  async function load(): Promise<void> {
    question.value += 1
    const asked = question.value
    if (!advisers.advisers) await advisers.load()
    const found = await olderOf(advisers.scopeOf('today'))
    // An answer to an older question is worth nothing.
    if (asked === question.value) groups.value = found
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
    return (await olderOf(undefined)).filter(({ kind }) => kind === 'older').map(({ key }) => key)
  }

  async function olderOf(scope: readonly string[] | undefined): Promise<readonly OlderGroup[]> {
    const found = await vault.runGroups(scope)
    // Without a run nobody needs the chains.
    if (found.length > 0) await content.load()
    return found.flatMap((group) => compared(group) ?? [])
  }

  function compared(group: RunGroup): OlderGroup | null {
    const run = runAt(group.place)
    const before = ownEdition(library.findEdition(run))
    const after = library.currentOf(run.chain, run.region)?.edition ?? null
    if (!before || !after) return { ...group, kind: 'lost', before, after, differing: 0 }
    const now = library.newerThan(run)
    if (!now) return null
    const kind = now.hash === run.declined ? 'kept' : 'older'
    return { ...group, kind, before, after, differing: changedSteps(before, after).length }
  }

  return {
    groups: shallowReadonly(groups),
    cases: shallowReadonly(cases),
    waiting,
    load,
    loadCases,
    more,
    keys,
  }
})

/** What is shown in the place of what was advised on is no former state. */
function ownEdition(found: RunEdition | null): Edition | null {
  return found && (found.standing === 'pinned' || found.standing === 'version') ? found.edition : null
}

function runAt({
  edition,
  declined,
  ...place
}: RunPlace): Parameters<ReturnType<typeof useChainLibrary>['findEdition']>[0] {
  return {
    ...place,
    ...(edition === null ? {} : { edition }),
    ...(declined === null ? {} : { declined }),
  }
}
