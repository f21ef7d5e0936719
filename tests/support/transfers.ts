/** Transfers for tests: made from a sample case by the real writes, and changed by writes as a vault would. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import { readItem } from '#shared/domain/item.ts'
import { minimalFacts } from '#shared/domain/transfer-facts.ts'
import { makeTransfer, type NewTransfer } from '#shared/domain/transfer-writes.ts'
import { readTransfer, type Transfer } from '#shared/domain/transfer.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { recordOf } from '#tests/support/registers.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

export const today = '2026-11-24' as CalendarDate
export const [nord, sued] = ['o01', 'o02'] as const

export const handOver: Referral = {
  id: 'ab12'.repeat(8),
  on: '2026-11-23' as CalendarDate,
  bodyType: 'counselling-service',
  body: 'Süd',
  town: 'Halle (Saale)',
  reason: 'Anerkennung begleiten',
  way: 'handover-with-consent',
  feedbackDue: '2026-12-15' as CalendarDate,
  outcome: 'open',
  feedbackOn: null,
  consent: 'written',
  consentOn: '2026-11-20' as CalendarDate,
  origin: null,
}
export const handedOver: CaseFile = { ...sampleCase, referrals: [...sampleCase.referrals, handOver] }

export const newTransfer: NewTransfer = {
  from: nord,
  to: sued,
  referral: handOver,
  facts: { ...minimalFacts(handedOver, handOver, today), urgency: 'soon' },
  wish: 'Anerkennung begleiten',
  today,
  made: '2026-11-24T09:00:00.000Z',
}

/** The transfer that these writes leave, one after the other. */
export function transferOf(...writes: readonly (readonly RegisterWrite[])[]): Transfer {
  const last = new Map(writes.flat().map((write) => [write.name, write]))
  const item = readItem(recordOf([...last.values()]))
  const transfer = item && readTransfer(item)
  if (!transfer) throw new Error('no transfer')
  return transfer
}

export function written(result: ReturnType<typeof makeTransfer>): readonly RegisterWrite[] {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const made = (): readonly RegisterWrite[] => written(makeTransfer(newTransfer))
