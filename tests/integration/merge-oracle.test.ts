/** Automerge as a second opinion: for every field, the values it calls conflicting are exactly our siblings. */
import * as Automerge from '@automerge/automerge'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isErased } from '#shared/records/record.ts'
import { deviceNames, play, scriptWithoutErasureArbitrary, type Step } from '#tests/support/record-scripts.ts'

type Fields = Record<string, string>

function playInAutomerge(script: readonly Step[]): readonly Automerge.Doc<Fields>[] {
  const origin = Automerge.init<Fields>({ actor: '00' })
  const docs = deviceNames.map((actor) => Automerge.clone(origin, { actor }))
  script.forEach((step, index) => {
    const mine = docs[step.by] as Automerge.Doc<Fields>
    if (step.act === 'write')
      docs[step.by] = Automerge.change(mine, (doc) => {
        doc[step.name] = valueOf(step.value, index)
      })
    if (step.act === 'pull' && step.from !== step.by)
      docs[step.by] = Automerge.merge(mine, docs[step.from] as Automerge.Doc<Fields>)
  })
  return docs
}

/** Each write has a value of its own, so that equal sets of values are equal sets of writes. */
const valueOf = (value: number, index: number): string => `${value}#${index}`

function valuesIn(doc: Automerge.Doc<Fields>, name: string): readonly string[] {
  if (!(name in doc)) return []
  const conflicts = Automerge.getConflicts(doc, name)
  return Object.values(conflicts ?? { only: doc[name] })
    .map(String)
    .sort()
}

test('the siblings of every field are the values Automerge holds in conflict', () => {
  let several = 0
  fc.assert(
    fc.property(scriptWithoutErasureArbitrary, (script) => {
      const named = script.map((step, index) =>
        step.act === 'write' ? { ...step, value: valueOf(step.value, index) as unknown as number } : step,
      )
      const { replicas } = play(named)
      const docs = playInAutomerge(script)
      replicas.forEach(({ record }, index) => {
        if (isErased(record)) throw new Error('nothing was erased')
        for (const name of ['status', 'need', 'c.1']) {
          const ours = (record.f[name] ?? []).map(({ v }) => v as string).sort()
          expect(ours).toEqual(valuesIn(docs[index] as Automerge.Doc<Fields>, name))
          if (ours.length > 1) several += 1
        }
      })
    }),
    { numRuns: 300 },
  )
  expect(several).toBeGreaterThan(20)
})
