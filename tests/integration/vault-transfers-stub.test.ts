/** After a hand-over was accepted: the sending office keeps a stub, counts stay right on both sides, and it can be taken back. */
import { expect, test } from 'vitest'
import { reportResult } from '#shared/domain/transfer-writes.ts'
import { openedRows } from '#tests/support/opened-rows.ts'
import { must, noProgress, passphrase, today } from '#tests/support/vault-office.ts'
import { send } from '#tests/support/vault-network.ts'
import { accept, act, handOver, onlyRow, referralOf, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices('transfers')
const canary = 'CANARY'

test('only code, what counts and the transfer stay; the result still comes in, and counts are as before', async () => {
  const [north, south] = offices()
  const { caseId, referral } = await handOver(north)
  const { profile } = must(await north.vault().readCase(caseId))
  await send(north, south)
  const opened = await accept(south)
  await send(south, north)
  const counted = await north.vault().caseCount()
  const { transfer } = await onlyRow(north)
  must(await north.vault().saveDraft(`consultation-${caseId}`, canary))
  must(await north.vault().reduceHandedOver(transfer.id))

  const stub = must(await north.vault().readCase(caseId))
  expect(stub.profile).toMatchObject({
    code: profile.code,
    results: ['handed-over'],
    anonymisedOn: today,
    closedOn: '2026-10-01',
  })
  expect(stub.referrals).toMatchObject([{ id: referral.id, outcome: 'arrived', body: '', reason: '' }])
  expect(await openedRows(north, passphrase)).not.toContain(canary)
  expect(await onlyRow(north)).toMatchObject({
    state: 'accepted',
    here: { id: caseId, isClosed: true, isReduced: true },
    transfer: { reducedOn: null },
  })
  expect(await north.vault().caseCount()).toEqual(counted)

  await send(north, south)
  // The other office works on with what was carried, and says what became of it.
  expect(await onlyRow(south)).toMatchObject({
    here: { id: opened, isReduced: false },
    transfer: { facts: { german: 'b1' } },
  })
  await act(south, (on) => reportResult(on, 'offer-received'))
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({ state: 'reported', feedback: { type: 'none' } })
  expect(await referralOf(north, caseId)).toMatchObject({
    outcome: 'offer-received',
    feedbackOn: '2026-10-01',
  })
  expect(await north.vault().caseCount()).toEqual(counted)
  expect(await south.vault().caseCount()).toEqual({ cases: 1, handedOver: 1, persons: 1 })
})

test('it is an offer only: not before the other office has accepted, once, and undone all is there again', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  const before = must(await north.vault().readCase(caseId))
  await send(north, south)
  const { id } = (await onlyRow(north)).transfer
  expect(await north.vault().reduceHandedOver(id)).toEqual({ ok: false, error: { type: 'NotTakenOver' } })
  expect(await south.vault().reduceHandedOver(id)).toMatchObject({ error: { type: 'TransferOfOtherOffice' } })
  await accept(south)
  await send(south, north)
  const done = must(await north.vault().reduceHandedOver(id))
  expect(await north.vault().reduceHandedOver(id)).toEqual({
    ok: false,
    error: { type: 'AlreadyAnonymised' },
  })
  must(await north.vault().undoMany(done.undo, noProgress))
  const after = must(await north.vault().readCase(caseId))
  expect(after.profile).toEqual(before.profile)
  expect(after.referrals).toMatchObject([{ body: 'Süd', reason: 'Anerkennung begleiten' }])
})

test('a case that was closed already keeps its results', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  const closing = { type: 'close', on: today, results: ['none'] } as const
  must(await north.vault().bulkDo({ type: 'some', ids: [caseId] }, closing, noProgress))
  must(await north.vault().reduceHandedOver((await onlyRow(north)).transfer.id))
  expect(must(await north.vault().readCase(caseId)).profile).toMatchObject({ results: ['none'] })
})
