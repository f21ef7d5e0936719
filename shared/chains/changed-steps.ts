/** Which steps of two editions say different things: enough for one line; `compare-editions.ts` tells what they say. */
import { jsonHash } from '#shared/base/json-hash.ts'
import type { Edition } from '#shared/chains/edition.ts'

export interface ChangedStep {
  readonly id: string
  readonly title: string
  readonly what: 'added' | 'removed' | 'changed'
}

/** In the order of the newer edition; what was taken out stands last. Notes and bodies of a step belong to it. */
export function changedSteps(before: Edition, after: Edition): readonly ChangedStep[] {
  const [former, now] = [stepsOf(before), stepsOf(after)]
  const newer = after.chain.steps.flatMap(({ id, title }): readonly ChangedStep[] => {
    if (!former.has(id)) return [{ id, title, what: 'added' }]
    return former.get(id) === now.get(id) ? [] : [{ id, title, what: 'changed' }]
  })
  const gone = before.chain.steps
    .filter(({ id }) => !now.has(id))
    .map(({ id, title }) => ({ id, title, what: 'removed' }) as const)
  return [...newer, ...gone]
}

function stepsOf({ chain, notes, bodies }: Edition): ReadonlyMap<string, string> {
  return new Map(
    chain.steps.map((step) => {
      const own = notes.filter((note) => note.step === step.id)
      return [step.id, jsonHash([step, own, bodies[step.id] ?? null])]
    }),
  )
}
