/**
 * Two offices of a network, by keyboard: a case is handed over, asked about, accepted, and its result comes back; a
 * second one is declined with a reason. Packages go from hand to hand; that they are written and opened by keyboard is
 * told elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RegisterWrite } from '#shared/records/write.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { codeOnScreen } from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { scan, screenText, today } from '#tests/e2e/steps/referral-steps.ts'
import { comeToToday, goToTransfers, reads, unfold, waitsFor } from '#tests/e2e/steps/transfer-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose } from '#tests/support/app-driver/fields.ts'
import { makeAlbum, wear } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'

const album = process.env['STORY_SHOTS'] ? makeAlbum(process.env['STORY_SHOTS']) : null
const desks: Desk[] = []
const codes: string[] = []
const at = (index: number): Desk => {
  const desk = desks[index]
  if (!desk) throw new Error('not started')
  return desk
}
const north = () => at(0)
const south = () => at(1)
const stub = {
  office: 'Süd',
  result: words('lists.referralOutcome.offer-received'),
  date: formatDate(today),
}
const look = async (desk: Desk, name: string) => album?.take(desk.app().page(), name)

beforeAll(async () => {
  const target = await builtApp()
  desks.push(await openDesk('uebergabe-nord', { target }), await openDesk('uebergabe-sued', { target }))
  await setUp(north(), { office: 'Nord', region: 'Magdeburg', initials: 'NO' })
  await setUp(south(), { office: 'Süd', region: 'Landkreis Stendal', initials: 'SU' })
  for (const desk of desks) await wear(desk.app().page(), 'light')
  await joinByHand()
  for (const reason of ['Anerkennung begleiten', 'Wohnung suchen']) codes.push(await caseToHandOver(reason))
}, 180_000)

afterAll(async () => {
  for (const desk of desks) await desk.leave()
})

test('a case is handed over: what goes is seen before, and it says with which package', async () => {
  await handOver(codes[0] ?? '', 'formular')
  await north()
    .app()
    .page()
    .getByText(words('transfer.ridesWith', { office: 'Süd' }))
    .first()
    .waitFor()
  await handOver(codes[1] ?? '')
  expect(await screenText(north())).toContain(words('transfer.handedTo', { office: 'Süd' }))
})

test('the other office asks back by keys, and the answer stands there before it accepts', async () => {
  const [question, answer] = ['Liegt das Zeugnis vor?', 'Ja, beglaubigt.']
  await carry(north(), south())
  await comeToToday(south())
  await waitsFor(south(), 2)
  await look(south(), 'heute')
  await south().hands.use(south().button('transfer.look'))
  await unfold(south(), 'Anerkennung begleiten')
  await look(south(), 'eingegangen')
  expect(await findInEveryLook(south().app().page())).toEqual([])
  await south().hands.press('3')
  await south().hands.fill(south().field('transfer.question'), question)
  await south().hands.press('Enter')
  await reads(south(), words('transfer.notAnswered'))
  await comeToToday(south())
  // Until it is answered there is nothing to do here.
  await waitsFor(south(), 1)

  await carry(south(), north())
  await comeToToday(north())
  await waitsFor(north(), 1)
  await goToTransfers(north())
  await unfold(north(), 'Anerkennung begleiten')
  await look(north(), 'rueckfrage')
  await north().hands.fill(north().field('transfer.answerTo', { text: question }), answer)
  await north().hands.press('Enter')
  await reads(north(), words('transfer.answerOf', { date: formatDate(today), text: answer }))
  await comeToToday(north())
  await waitsFor(north(), 0)

  await carry(north(), south())
  await comeToToday(south())
  await waitsFor(south(), 2)
  await goToTransfers(south())
  await unfold(south(), 'Anerkennung begleiten')
  await reads(south(), words('transfer.questionOf', { date: formatDate(today) }))
  await reads(south(), words('transfer.answerOf', { date: formatDate(today), text: answer }))
})

test('the other office accepts the one with a key and has its own case; the other is declined with a reason', async () => {
  await south().hands.press('1')
  const code = await codeOnScreen(south())
  expect(codes).not.toContain(code)
  const text = await screenText(south())
  for (const part of [words('lists.germanLevel.b1'), 'Anerkennung begleiten']) expect(text).toContain(part)
  await look(south(), 'neuer-fall')
  await goToTransfers(south())
  await unfold(south(), 'Wohnung suchen')
  await south().hands.press('2')
  await choose(south().hands, south().field('transfer.reason'), words('transfer.reasons.no-capacity'))
  await look(south(), 'ablehnen')
  await south().hands.fill(south().field('transfer.note'), 'Ab Februar wieder.')
  await south().hands.press('Enter')
  await south().app().page().getByText(words('transfer.states.declined'), { exact: true }).waitFor()
})

test('the answers come back as feedback, and the case can be closed as handed over', async () => {
  await carry(south(), north())
  await comeToToday(north())
  await scan(north(), codes[1] ?? '')
  await reads(north(), words('lists.referralOutcome.declined'))
  await scan(north(), codes[0] ?? '')
  await reads(north(), words('lists.referralOutcome.arrived'))
  await north().hands.use(north().button('transfer.acts.close'))
  await north()
    .app()
    .page()
    .locator('.fk-toast__title')
    .getByText(words('transfer.done.close', { code: codes[0] ?? '' }))
    .waitFor()
  await look(north(), 'stub')
})

test('the result is reported by keys and stands in the stub', async () => {
  await goToTransfers(south())
  await unfold(south(), 'Anerkennung begleiten')
  await south().hands.press('4')
  await south()
    .app()
    .page()
    .getByRole('group', { name: words('referral.outcome') })
    .waitFor()
  await south().hands.press('4')
  await south().app().page().getByText(words('transfer.states.reported'), { exact: true }).waitFor()
  await carry(south(), north())
  await goToTransfers(north())
  await look(north(), 'abgegeben')
  expect(await findInEveryLook(north().app().page())).toEqual([])
  await scan(north(), codes[0] ?? '')
  await reads(north(), words('transfer.stub', stub))
})

test('what is left of the case is its stub, by a key on the row', async () => {
  const code = codes[0] ?? ''
  await goToTransfers(north())
  await unfold(north(), 'Anerkennung begleiten')
  await north()
    .app()
    .page()
    .getByText(words('transfer.stubOfferClosed', { office: 'Süd' }))
    .waitFor()
  await north().hands.press('1')
  await north()
    .app()
    .page()
    .locator('.fk-toast__title')
    .getByText(words('transfer.done.reduce', { code }))
    .waitFor()
  await scan(north(), code)
  await reads(north(), words('transfer.stub', stub))
  expect(await screenText(north())).not.toContain('Anerkennung begleiten')
})

async function handOver(code: string, picture?: string): Promise<void> {
  await scan(north(), code)
  await north().hands.use(north().button('transfer.begin'))
  await north()
    .app()
    .page()
    .getByRole('heading', { level: 1, name: words('transfer.form.title') })
    .waitFor()
  await north().app().page().getByText(words('lists.germanLevel.b1')).first().waitFor()
  if (picture) {
    await look(north(), picture)
    expect(await findInEveryLook(north().app().page())).toEqual([])
  }
  await north().hands.press('Control+Enter')
  await codeOnScreen(north())
}

async function joinByHand(): Promise<void> {
  const [nord, sued] = [north().app().page(), south().app().page()]
  const card = await callVault(sued, 'makeCard')
  const { ownFingerprint } = await callVault(sued, 'network')
  const invitation = await callVault(nord, 'admit', card.bytes, ownFingerprint)
  if (!invitation.ok) throw new Error(invitation.error.type)
  const { rootFingerprint } = await callVault(nord, 'network')
  await take(south(), invitation.value.bytes, rootFingerprint)
  // Nothing but hand-overs travels: neither office sees the other's cases.
  for (const desk of desks)
    await callVault(desk.app().page(), 'chooseScope', await partnerOf(desk), 'transfers')
}

async function partnerOf(desk: Desk): Promise<string> {
  const { partners } = await callVault(desk.app().page(), 'network')
  return partners[0]?.id ?? ''
}

async function carry(from: Desk, to: Desk): Promise<void> {
  const made = await callVault(from.app().page(), 'makePackage', [await partnerOf(from)], 'sync')
  if (!made.ok) throw new Error(made.error.type)
  await take(to, made.value.bytes, null)
}

async function take(desk: Desk, bytes: Uint8Array, digits: string | null): Promise<void> {
  const looked = await callVault(desk.app().page(), 'previewImport', bytes)
  if (!looked.ok) throw new Error(looked.error.type)
  const applied = await callVault(desk.app().page(), 'applyImport', digits)
  if (!applied.ok) throw new Error(applied.error.type)
}

/** A case with a referral that hands over, as its form saves it; answers with its code. */
async function caseToHandOver(reason: string): Promise<string> {
  const id = randomBytes(16).toString('hex')
  const fields = {
    on: today,
    bodyType: 'counselling-service',
    body: 'Süd',
    town: 'Stendal',
    reason,
    way: 'handover-with-consent',
    feedbackDue: today,
    outcome: 'open',
    consent: 'written',
    consentOn: today,
  }
  const writes: readonly RegisterWrite[] = [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: today },
    { name: 'adviser', value: 'NO' },
    { name: 'german', value: 'b1' },
    { name: 'ageBand', value: '18-20' },
    { name: 'residence', value: 'tolerated' },
    ...Object.entries(fields).map(([field, value]) => ({ name: `r.${id}.${field}`, value })),
  ]
  const made = await callVault(north().app().page(), 'createCase', writes)
  if (!made.ok) throw new Error(made.error.type)
  return made.value.file.profile.code
}
