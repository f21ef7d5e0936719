/**
 * What must stand where, told without the merge: every write ever made with those it replaced, and for each device which
 * writes its state of a record comes from. A value stands exactly where its write arrived and none that replaced it did.
 */
import type { JsonValue } from '#shared/base/json.ts'
import { compareDots, type Dot, type ErasedRecord } from '#shared/records/record.ts'

export interface Written {
  readonly dot: Dot
  readonly schemaVersion: number
  /** The register and its value; `null` for an erasure. */
  readonly register: { readonly name: string; readonly value: JsonValue } | null
  readonly erasure: ErasedRecord['x'] | null
  /** The writes that whoever wrote this saw and replaced. */
  readonly over: History
}

/** Writes of one record, one bit each. */
export type History = number

/** As many as one number has bits. */
export const maxWrites = 31

export class RecordLedger {
  readonly writes: Written[] = []

  get isFull(): boolean {
    return this.writes.length >= maxWrites
  }

  /** Notes a write and gives its bit. */
  add(written: Written): History {
    return 1 << (this.writes.push(written) - 1)
  }

  /** The writes of a history. */
  in(history: History): readonly Written[] {
    return this.writes.filter((_, index) => (history & (1 << index)) !== 0)
  }

  /** Those of a history that no other of it replaced; of one register, or of all. */
  standing(history: History, name?: string): History {
    let over = 0
    for (const written of this.in(history)) over |= written.over
    let standing = 0
    this.writes.forEach(({ register }, index) => {
      if (register && (name === undefined || register.name === name)) standing |= 1 << index
    })
    return standing & history & ~over
  }

  /** The erasure that counts, if there is one. */
  erasure(history: History): ErasedRecord['x'] | null {
    const erasures = this.in(history).flatMap(({ erasure }) => (erasure ? [erasure] : []))
    return erasures.reduce<ErasedRecord['x'] | null>(
      (best, next) => (best && !isLater(next, best) ? best : next),
      null,
    )
  }
}

function isLater(a: ErasedRecord['x'], b: ErasedRecord['x']): boolean {
  return a.h === b.h ? compareDots(a.d, b.d) > 0 : a.h > b.h
}
