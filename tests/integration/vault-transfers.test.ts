/** Hand-over between two real vaults, by packages: every way it may go. */
import { expect, test } from 'vitest'
import { closeAsHandedOver } from '#shared/domain/transfer-case.ts'
import {
  answerQuestion,
  askBack,
  declineTransfer,
  lookAt,
  reportResult,
} from '#shared/domain/transfer-writes.ts'
import { must, noProgress, today } from '#tests/support/vault-office.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { accept, act, handOver, onlyRow, referralOf, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices()

test('accepted: the receiving office opens its own case, and feedback and result come back', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  expect(await onlyRow(north)).toMatchObject({ side: 'out', state: 'sent', isSent: false, waits: false })
  north.clock.advance(60_000)
  await send(north, south)
  expect(await onlyRow(north)).toMatchObject({ isSent: true })
  const row = await onlyRow(south)
  expect(row).toMatchObject({ side: 'in', state: 'sent', waits: true, partner: { name: 'Nord' }, here: null })
  expect(row.transfer.facts).toMatchObject({ german: 'b1', clientGroup: 'young-person' })
  expect(JSON.stringify(row.transfer)).not.toContain('CANARY')
  expect(row.reply).toBe((await onlyRow(north)).reply)

  const opened = await accept(south)
  expect(await onlyRow(south)).toMatchObject({
    state: 'accepted',
    waits: false,
    here: { id: opened, isClosed: false },
  })
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({
    state: 'accepted',
    here: { id: caseId },
    feedback: { type: 'none' },
  })
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'arrived', feedbackOn: today })
  const { history } = must(await north.vault().readCase(caseId))
  expect(history[0]?.names.some((name) => name.endsWith('.outcome'))).toBe(true)

  await act(south, (on) => reportResult(on, 'offer-received'))
  await send(south, north)
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'offer-received' })
  for (const office of [north, south])
    expect(await office.vault().caseCount()).toEqual({ cases: 2, handedOver: 1, persons: 1 })
})

test('the sending office closes its case and keeps its stub; undone, the case is open as before', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  const vault = north.vault()
  const { transfer } = await onlyRow(north)
  const file = must(await vault.readCase(caseId))
  const writes = must(closeAsHandedOver(file, transfer, today))
  const done = must(await vault.changeMany([{ id: caseId, writes }], noProgress))
  expect(await onlyRow(north)).toMatchObject({ here: { id: caseId, isClosed: true } })
  expect((await vault.today(today)).openCases).toBe(1)
  must(await vault.undoMany(done.undo, noProgress))
  expect(await onlyRow(north)).toMatchObject({ here: { isClosed: false } })
})

test('declined with a reason: the referral says so, and the case stays where it is', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  await send(north, south)
  await act(south, lookAt)
  await act(south, (on) => declineTransfer(on, { reason: 'no-capacity', note: 'Ab Februar wieder.' }))
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({
    state: 'declined',
    transfer: { answer: { reason: 'no-capacity', note: 'Ab Februar wieder.' } },
  })
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'declined' })
  expect(await north.vault().caseCount()).toEqual({ cases: 1, handedOver: 0, persons: 1 })
})

test('a question goes back, its answer over again', async () => {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const id = await south.vault().newId()
  await act(south, (on) => askBack(on, { id, text: 'Liegt der Pass vor?' }))
  expect(await onlyRow(south)).toMatchObject({ waits: false })
  await send(south, north)
  expect(await onlyRow(north)).toMatchObject({ waits: true })
  await act(north, (on) => answerQuestion(on, { id, text: 'Ja.' }))
  await send(north, south)
  const { waits, transfer } = await onlyRow(south)
  expect(waits).toBe(true)
  expect(transfer.questions).toMatchObject([
    { asked: { text: 'Liegt der Pass vor?' }, answered: { text: 'Ja.' } },
  ])
  expect(transfer.conflicts).toEqual([])
})

test('lost and doubled packages: the next one brings all, and nothing twice', async () => {
  const [north, south] = offices()
  const { caseId } = await handOver(north)
  const partner = await partnerOf(north)
  const lost = must(await north.vault().makePackage([partner], 'sync', noProgress))
  expect(lost.bytes.length).toBeGreaterThan(0)
  const second = must(await north.vault().makePackage([partner], 'sync', noProgress))
  for (let time = 0; time < 2; time++) {
    const looked = await south.vault().previewImport(second.bytes, noProgress)
    if (time === 0) must(looked)
    if (looked.ok) must(await south.vault().applyImport(null, noProgress))
  }
  await accept(south)
  must(await south.vault().makePackage([await partnerOf(south)], 'sync', noProgress))
  await send(south, north)
  await send(south, north).catch(() => undefined)
  expect(await onlyRow(north)).toMatchObject({ state: 'accepted' })
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'arrived' })
  expect(await south.vault().caseCount()).toEqual({ cases: 2, handedOver: 1, persons: 1 })
})

test('feedback that a person recorded stays, and is replaced only by a person', async () => {
  const [north, south] = offices()
  const { caseId, referral } = await handOver(north)
  await send(north, south)
  await accept(south)
  const recorded = [
    { name: `r.${referral.id}.outcome`, value: 'not-attended' },
    { name: `r.${referral.id}.feedbackOn`, value: today },
  ]
  must(await north.vault().changeCase(caseId, recorded))
  await send(south, north)
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'not-attended' })
  const { feedback, transfer } = await onlyRow(north)
  expect(feedback).toMatchObject({ type: 'differs', outcome: 'not-attended', report: { outcome: 'arrived' } })
  must(await north.vault().takeReport(transfer.id))
  expect(await referralOf(north, caseId)).toMatchObject({ outcome: 'arrived' })
  expect(await onlyRow(north)).toMatchObject({ feedback: { type: 'none' } })
})
