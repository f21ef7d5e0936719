/**
 * Automerge as a second opinion: for every field, the values it calls conflicting are exactly our siblings. It is asked
 * at its core, without its proxies and patches, which would only take time here.
 */
import * as Automerge from '@automerge/automerge'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isErased, type LiveRecord } from '#shared/records/record.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'
import { deviceNames, play, scriptWithoutErasureArbitrary, type Step } from '#tests/support/record-scripts.ts'

type Core = ReturnType<typeof Automerge.getBackend>

const origin = Automerge.getBackend(Automerge.init({ actor: '00' }))

function playInAutomerge(script: readonly Step[]): readonly Core[] {
  const cores = deviceNames.map((actor) => origin.fork(actor))
  for (const step of script) {
    const mine = cores[step.by] as Core
    if (step.act === 'write') {
      mine.put('_root', step.name, step.value)
      mine.commit()
    }
    if (step.act === 'pull' && step.from !== step.by) mine.merge(cores[step.from] as Core)
  }
  return cores
}

function valuesIn(core: Core, name: string): readonly string[] {
  return core
    .getAll('_root', name)
    .map(([, value]) => JSON.stringify(value))
    .sort()
}

/** Each write has a value of its own, so that equal sets of values are equal sets of writes. */
const withOwnValues = (script: readonly Step[]): readonly Step[] =>
  script.map((step, index) => (step.act === 'write' ? { ...step, value: index } : step))

const valuesOf = (record: LiveRecord, name: string): readonly string[] =>
  (record.f[name] ?? []).map(({ v }) => JSON.stringify(v)).sort()

test(
  'the siblings of every field are the values Automerge holds in conflict',
  { timeout: propertyTimeout },
  () => {
    let several = 0
    const runs = propertyRuns('ORACLE_RUNS')
    fc.assert(
      fc.property(scriptWithoutErasureArbitrary.map(withOwnValues), (script) => {
        const cores = playInAutomerge(script)
        play(script).replicas.forEach(({ record }, index) => {
          if (isErased(record)) throw new Error('nothing was erased')
          const core = cores[index] as Core
          for (const name of new Set([...Object.keys(record.f), ...core.keys('_root')])) {
            const ours = valuesOf(record, name)
            expect(ours).toEqual(valuesIn(core, name))
            if (ours.length > 1) several += 1
          }
        })
        for (const core of cores) core.free()
      }),
      runs,
    )
    expect(several).toBeGreaterThan(runs.numRuns / 10)
  },
)
