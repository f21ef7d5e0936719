/** The cases that every contestant gets: the same ones, as each of them would keep them. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { syntheticRecords, type OfficeOrder } from '#tests/support/synthetic-office.ts'

/** One synthetic case as the baselines keep it. */
export interface BenchCase {
  readonly head: CaseHead
  readonly body: CaseFile
}

export function orderOf(cases: number): OfficeOrder {
  return { seed: 1, cases, until: '2026-11-22' as CalendarDate, region: 'magdeburg' }
}

export function* benchCases(cases: number): Generator<BenchCase> {
  for (const record of syntheticRecords(orderOf(cases))) {
    const body = readCaseFile(record)
    yield { head: deriveHead(record.id, body), body }
  }
}

/** One case a line, as JSON. */
export async function writeLines(path: string, cases: Iterable<BenchCase>): Promise<void> {
  const file = createWriteStream(path)
  for (const row of cases) {
    if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}
