import { expect, test } from 'vitest'
import { casesByReferral, sourceCase } from '#shared/domain/transfer-source.ts'
import { handedOver, handOver, made, transferOf } from '#tests/support/transfers.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'

const head = deriveHead(handedOver.id, handedOver)

test('a transfer says nothing of its case, which is found by its referral, open or answered', () => {
  const transfer = transferOf(made())
  expect(JSON.stringify(transfer)).not.toContain(handedOver.id)
  expect(sourceCase(transfer, casesByReferral([head]))).toBe(handedOver.id)
  const referrals = [{ ...handOver, outcome: 'arrived' as const }]
  const answered = deriveHead(handedOver.id, { ...handedOver, referrals })
  expect(sourceCase(transfer, casesByReferral([answered]))).toBe(handedOver.id)
  expect(sourceCase(transfer, new Map())).toBeNull()
})

test('heads of earlier programs name the referrals that are still open, their transfers the case', () => {
  const { handedOver: _left, ...earlier } = head
  expect(sourceCase(transferOf(made()), casesByReferral([earlier]))).toBe(handedOver.id)
  const source = { case: handedOver.id, referral: 'f'.repeat(32) }
  const named = transferOf(made(), [{ name: 'source', value: source }])
  expect(sourceCase(named, casesByReferral([head]))).toBe(handedOver.id)
})
