/** What a save is about to change, layered over what stands: nothing below is touched until the journal has it. */
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import type { ControlName } from '#renderer/vault/controls.ts'

/** `undefined`: there is no such record. `null`: it is there and cannot be read. */
export type ReadRecord = (id: RecordId) => Promise<MergeableRecord | null | undefined>

export interface Draft {
  readonly record: ReadRecord
  readonly putRecord: (record: MergeableRecord) => void
  readonly control: (name: ControlName) => unknown
  readonly putControl: (name: ControlName, value: unknown) => void
}

export interface Layer extends Draft {
  readonly records: ReadonlyMap<RecordId, MergeableRecord>
  readonly controls: ReadonlyMap<ControlName, unknown>
  /** Takes over what a layer above has changed. */
  readonly absorb: (layer: Layer) => void
}

export function createLayer(below: Pick<Draft, 'record' | 'control'>): Layer {
  const records = new Map<RecordId, MergeableRecord>()
  const controls = new Map<ControlName, unknown>()
  return {
    records,
    controls,
    record: async (id) => records.get(id) ?? below.record(id),
    putRecord: (record) => void records.set(record.id, record),
    control: (name) => (controls.has(name) ? controls.get(name) : below.control(name)),
    putControl: (name, value) => void controls.set(name, value),
    absorb(layer) {
      for (const record of layer.records.values()) records.set(record.id, record)
      for (const [name, value] of layer.controls) controls.set(name, value)
    },
  }
}
