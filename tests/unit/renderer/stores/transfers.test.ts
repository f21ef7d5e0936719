// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import { minimalFacts } from '#shared/domain/transfer-facts.ts'
import { useTransfers, type HandingOver } from '#renderer/stores/transfers.ts'
import type { TransferRow } from '#renderer/vault/vault-api.ts'
import { windowWithPartner } from '#tests/support/transfer-window.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { must, today } from '#tests/support/vault-office.ts'
import { accept, caseWithReferral, handOver, onlyRow, referralOf } from '#tests/support/vault-transfers.ts'

const at = windowWithPartner()
let store: ReturnType<typeof useTransfers>

beforeEach(async () => {
  store = useTransfers()
  await store.load()
})

const row = (): TransferRow => {
  const [first] = store.rows
  if (!first) throw new Error('no row')
  return first
}

async function order(change: Partial<Referral> = {}): Promise<HandingOver & { readonly file: CaseFile }> {
  const { north } = at()
  const { caseId, referral } = await caseWithReferral(north, change)
  const file = must(await north.vault().readCase(caseId))
  const facts = minimalFacts(file, referral, today)
  return { file, referral, to: await partnerOf(north), facts, wish: 'Anerkennung begleiten' }
}

/** Handed over to the other office, which has accepted it. */
async function takenOver(): Promise<void> {
  const { north, south } = at()
  await store.handOver(await order())
  await send(north, south)
  await accept(south)
  await send(south, north)
  await store.load()
}

test('what is handed over stands in the list with what was carried, and is taken back until a package leaves', async () => {
  must(await store.handOver(await order()))
  expect(store.rows).toMatchObject([
    {
      state: 'sent',
      side: 'out',
      isSent: false,
      partner: { name: 'Süd' },
      transfer: { facts: { german: 'b1' } },
    },
  ])
  expect(store.waiting).toBe(0)
  must(await store.takeBack(row()))
  expect(store.rows).toEqual([])
})

test('a referral in another way is not handed over, and nothing is saved', async () => {
  expect(await store.handOver(await order({ way: 'contact-given' }))).toMatchObject({
    error: { type: 'ReferralNotHandedOver' },
  })
  await store.load()
  expect(store.rows).toEqual([])
})

test('what came in waits for this office; it is told once that it was seen', async () => {
  const { north, south } = at()
  await handOver(south)
  await send(south, north)
  await store.load()
  expect([store.waiting, row().state, row().side]).toEqual([1, 'sent', 'in'])
  await store.noteSeen(row())
  expect(row().state).toBe('seen')
  const { transfer } = row()
  await store.noteSeen(row())
  expect(row().transfer).toBe(transfer)
})

test('accepting opens a case in the same save, and both are taken back with one step', async () => {
  const { north, south } = at()
  await handOver(south)
  await send(south, north)
  await store.load()
  const done = must(await store.accept(row(), 'Kontakt aufnehmen'))
  expect(row()).toMatchObject({ state: 'accepted', here: { id: done.ids[0] } })
  const file = must(await north.vault().readCase(done.ids[0] ?? ''))
  expect(file).toMatchObject({ profile: { german: 'b1' }, followUps: [{ what: 'Kontakt aufnehmen' }] })
  await store.loadCount()
  expect(store.count).toEqual({ cases: 1, persons: 1, handedOver: 1 })
  // A second time it is not possible, and no second case is opened.
  expect(await store.accept(row(), '')).toMatchObject({ error: { type: 'TransferNotPossible' } })
  must(await store.undo(done.undo))
  expect(row()).toMatchObject({ state: 'sent', here: null })
})

test('the sending office closes its case, or keeps the stub only; either is taken back', async () => {
  await takenOver()
  expect(row()).toMatchObject({ state: 'accepted', here: { isClosed: false, isReduced: false } })
  const closed = must(await store.close(row()))
  expect(row().here).toMatchObject({ isClosed: true, isReduced: false })
  must(await store.undo(closed.undo))
  expect(row().here).toMatchObject({ isClosed: false })
  const reduced = must(await store.reduce(row()))
  expect(row().here).toMatchObject({ isClosed: true, isReduced: true })
  must(await store.undo(reduced.undo))
  expect(row().here).toMatchObject({ isClosed: false, isReduced: false })
})

test('before the other office has accepted, the case is neither closed over it nor reduced', async () => {
  must(await store.handOver(await order()))
  for (const act of [store.close, store.reduce])
    expect(await act(row())).toMatchObject({ ok: false, error: { type: 'NotTakenOver' } })
  expect(row().here).toMatchObject({ isClosed: false, isReduced: false })
})

test('a consent that is withdrawn at the referral takes out what was handed over with it', async () => {
  const { north } = at()
  const mine = await order()
  must(await store.handOver(mine))
  await store.followConsent('0'.repeat(32))
  expect(row().state).toBe('sent')
  await store.followConsent(mine.referral.id)
  expect(row()).toMatchObject({ state: 'withdrawn', transfer: { facts: null, wish: '' } })
  expect(await referralOf(north, mine.file.id)).toMatchObject({ consent: 'withdrawn' })
})

test('what the other office reports is entered over what stands in the referral when a person says so', async () => {
  const { north, south } = at()
  const mine = await order()
  must(await store.handOver(mine))
  const outcome = [
    { name: `r.${mine.referral.id}.outcome`, value: 'not-attended' },
    { name: `r.${mine.referral.id}.feedbackOn`, value: today },
  ]
  must(await north.vault().changeCase(mine.file.id, outcome))
  await send(north, south)
  await accept(south)
  await send(south, north)
  await store.load()
  expect(row().feedback).toMatchObject({ type: 'differs', outcome: 'not-attended' })
  must(await store.takeReport(row()))
  expect(row().feedback).toEqual({ type: 'none' })
  expect(await referralOf(north, mine.file.id)).toMatchObject({ outcome: 'arrived' })
  expect(await onlyRow(north)).toMatchObject({ feedback: { type: 'none' } })
})
