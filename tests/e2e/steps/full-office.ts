/** An office with one of everything, written past the screen: for tests of what the screens do with it. */
import type { Page } from 'playwright-core'
import type { Result } from '#shared/base/result.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import { addAgreement, addConsultation, addFollowUp } from '#shared/domain/case-writes.ts'
import { offerPlace, proposePlacement } from '#shared/domain/company-writes.ts'
import { ItemKind } from '#shared/domain/item.ts'
import { newEventWrites } from '#shared/events/event-registers.ts'
import { emptyEvent } from '#shared/events/event.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { daysAgo, makePast, today } from '#tests/e2e/steps/referral-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'

/** Codes of the cases, the title of the event, and the initials of the colleague. */
export interface FullOffice {
  /** Has a conversation, an agreement, a follow-up, a referral without feedback, and is proposed for a place. */
  readonly person: string
  /** Offers one place. */
  readonly company: string
  readonly event: string
  readonly colleague: string
}

const event = 'Ausbildungsforum im Herbst'
const agreed = 'Zeugnisse übersetzen lassen'

/** Fills the open vault of somebody whose initials are PR. */
export async function fillOffice(desk: Desk): Promise<FullOffice> {
  const page = desk.app().page()
  const person = await makePerson(desk)
  const company = await makeCompany(page, person.id)
  const content = { ...emptyEvent, fields: { ...emptyEvent.fields, title: event, on: daysAgo(2) } }
  must(await callVault(page, 'createItem', 'event', newEventWrites(content)))
  must(await callVault(page, 'createCase', [...first('young-person'), { name: 'binnedOn', value: today }]))
  must(await callVault(page, 'addAdviser', 'KL', 'amber basket candle dragon ember'))
  return { person: person.code, company, event, colleague: 'KL' }
}

async function makePerson(desk: Desk): Promise<{ readonly id: EntityId; readonly code: string }> {
  const page = desk.app().page()
  const referral = { body: 'Jobcenter Nord', town: 'Magdeburg', reason: 'Anmeldung', region: 'magdeburg' }
  const { caseId, caseCode } = await makePast(desk, { ...referral, made: 30, due: 10 })
  const file = must(await callVault(page, 'readCase', caseId))
  const [talk = '', agreement = '', followUp = ''] = await ids(page, 3)
  const open = {
    kind: 'office',
    form: 'first',
    duration: null,
    mediation: null,
    topics: [],
    place: '',
  } as const
  const consultation = { ...open, id: talk, on: daysAgo(20), note: 'Erstes Gespräch.', by: 'PR' }
  const written = must(addConsultation(file, consultation, today))
  const more = [
    ...addAgreement({ id: agreement, who: 'client', what: agreed, due: daysAgo(-7), done: false }),
    ...addFollowUp({ id: followUp, on: daysAgo(-14), what: 'Nachfragen', done: false }),
  ]
  must(await callVault(page, 'changeCase', caseId, [...written, ...more]))
  return { id: caseId, code: caseCode }
}

async function makeCompany(page: Page, candidate: EntityId): Promise<string> {
  const made = must(await callVault(page, 'createCase', first('company'))).file
  const [id = '', ...others] = await ids(page, 4)
  const kinds = { kind: 'dual-training', occupation: 'hospitality', region: 'magdeburg' } as const
  const place = { ...kinds, id, german: null, startOn: null, count: 2, note: '', closed: false }
  const company = must(
    await callVault(page, 'changeCase', made.id, must(offerPlace(made, place, today))),
  ).file
  const person = must(await callVault(page, 'readCase', candidate))
  const proposal = { company, person, place, on: daysAgo(5), ids: others as [string, string, string] }
  for (const { id: one, writes } of must(proposePlacement(proposal)))
    must(await callVault(page, 'changeCase', one, writes))
  return made.profile.code
}

function first(clientGroup: string): readonly RegisterWrite[] {
  const fields = { region: 'magdeburg', clientGroup, openedOn: daysAgo(30), adviser: 'PR' }
  return Object.entries(fields).map(([name, value]) => ({ name, value }))
}

function must<T>(outcome: Result<T, { readonly type: string }>): T {
  if (!outcome.ok) throw new Error(outcome.error.type)
  return outcome.value
}

/** Everything that is saved, as text: equal texts, nothing was written. Drafts do not count. */
export async function everythingSaved(page: Page): Promise<string> {
  const query = { text: '', sort: 'code', descending: false, from: 0, count: 1000 } as const
  const states = ['all', 'bin'] as const
  const lists = await Promise.all(states.map(async (state) => callVault(page, 'list', { ...query, state })))
  const heads = lists.flatMap(({ rows }) => rows)
  const files = await Promise.all(heads.map(async ({ id }) => callVault(page, 'readCase', id)))
  const items = await Promise.all(ItemKind.options.map(async (kind) => callVault(page, 'items', kind)))
  // A new passphrase gives its slot a new id.
  const slots = (await callVault(page, 'advisers')).map(({ id, initials }) => [id, initials])
  const about = [await callVault(page, 'office'), slots, await callVault(page, 'network')]
  return JSON.stringify({ heads, files, items, about }, null, 1)
}

async function ids(page: Page, count: number): Promise<EntityId[]> {
  return Promise.all(Array.from({ length: count }, async () => callVault(page, 'newId')))
}
