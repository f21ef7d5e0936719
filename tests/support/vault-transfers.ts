/** Hand-overs between two offices of `vault-office.ts`. */
import { afterEach, beforeEach, expect } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { EntityId, Referral } from '#shared/domain/case-file.ts'
import { addReferral } from '#shared/domain/referral-writes.ts'
import { caseOfTransfer } from '#shared/domain/transfer-case.ts'
import { minimalFacts } from '#shared/domain/transfer-facts.ts'
import { acceptTransfer, makeTransfer, type ActingOn, type lookAt } from '#shared/domain/transfer-writes.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import type { TransferRow } from '#renderer/vault/vault-api.ts'
import { aCase, makeOpenOffice, must, noProgress, today, type Office } from '#tests/support/vault-office.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'

/** Nord and Süd in one network; taken away after each test. `scope` is what each receives. */
export function twoOffices(scope: Scope = 'all'): () => readonly [north: Office, south: Office] {
  const made: Office[] = []
  const offices = (): readonly [north: Office, south: Office] => {
    const [north, south] = made
    if (!north || !south) throw new Error('no offices')
    return [north, south]
  }
  beforeEach(async () => {
    made.push(await makeOpenOffice(), await makeOpenOffice())
    const [north, south] = offices()
    must(await north.vault().changeOffice('Nord', 'magdeburg'))
    must(await south.vault().changeOffice('Süd', 'stendal'))
    await joinNetwork(north, south, { scope })
    // A package of the same minute counts as having carried whatever was made in it.
    north.clock.advance(60_000)
  })
  afterEach(async () => {
    for (const office of made.splice(0)) await office.remove()
  })
  return offices
}

/** A case with a hand-over that waits for its feedback. */
export async function caseWithReferral(office: Office, change: Partial<Referral> = {}) {
  const vault = office.vault()
  const { file } = must(await vault.createCase([...aCase('CANARY'), { name: 'german', value: 'b1' }]))
  const referral: Referral = {
    id: await vault.newId(),
    on: today,
    bodyType: 'counselling-service',
    body: 'Süd',
    town: 'Stendal',
    reason: 'Anerkennung begleiten',
    way: 'handover-with-consent',
    feedbackDue: '2026-12-15' as CalendarDate,
    outcome: 'open',
    feedbackOn: null,
    consent: 'written',
    consentOn: today,
    origin: null,
    ...change,
  }
  must(await vault.changeCase(file.id, must(addReferral(file, referral))))
  return { caseId: file.id, referral }
}

export async function handOver(office: Office) {
  const { caseId, referral } = await caseWithReferral(office)
  const vault = office.vault()
  const file = must(await vault.readCase(caseId))
  const writes = must(
    makeTransfer({
      from: (await vault.transfers()).office ?? '',
      to: await partnerOf(office),
      referral,
      facts: minimalFacts(file, referral, today),
      wish: 'Anerkennung begleiten',
      today,
      made: new Date(office.clock.now()).toISOString(),
    }),
  )
  must(await vault.changeMany([{ id: null, writes }], noProgress))
  return { caseId, referral }
}

export async function onlyRow(office: Office): Promise<TransferRow> {
  const { rows } = await office.vault().transfers()
  expect(rows).toHaveLength(1)
  return rows[0] as TransferRow
}

export async function act(office: Office, run: (on: ActingOn) => ReturnType<typeof lookAt>): Promise<void> {
  const { office: own } = await office.vault().transfers()
  const { transfer } = await onlyRow(office)
  const writes = must(run({ transfer, office: own, today }))
  must(await office.vault().changeItem(transfer.id, writes))
}

export async function accept(office: Office): Promise<EntityId> {
  const vault = office.vault()
  const { office: own } = await vault.transfers()
  const { transfer } = await onlyRow(office)
  const opening = { adviser: 'C.D.', region: 'stendal', today, followUpId: await vault.newId() } as const
  const done = must(
    await vault.changeMany(
      [
        { id: null, writes: caseOfTransfer(transfer, { ...opening, firstStep: 'Einladen' }) },
        { id: transfer.id, writes: must(acceptTransfer({ transfer, office: own, today })) },
      ],
      noProgress,
    ),
  )
  return done.ids[0] ?? ''
}

export async function referralOf(office: Office, caseId: EntityId): Promise<Referral | undefined> {
  return must(await office.vault().readCase(caseId)).referrals[0]
}
