/**
 * User story 5. A mother at the parents' café asks about her son (16): a case of its own kind, linked to no person, 20 minutes with
 * language mediation, a referral to careers guidance. Later the son comes himself; the two cases are linked by code,
 * and everything can be corrected where it stands. By keyboard.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { decide, pick } from '#tests/support/app-driver/fields.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { findInEveryLook } from '#tests/support/app-driver/manners.ts'
import { words } from '#tests/support/app-driver/words.ts'

const label = (list: string, value: string) => words(`lists.${list}.${value}`)
const note = 'Duales System erklärt, Kindergeld und BAB angesprochen. Der Sohn ist in Klasse 9.'
const corrected = 'Duales System erklärt, Kindergeld und BAB angesprochen. Der Sohn ist in Klasse 10.'

const started: { desk?: Desk } = {}
const codes = { mother: '', son: '' }
const album = makeAlbum(inRoot('out/stories/eltern'))
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const shown = async () => page().locator('article.case').innerText()
const toast = async (text: string) => page().locator('.fk-toast').getByText(text).first().waitFor()

/** A picture in every mode, and nothing for axe to say. */
async function look(name: string): Promise<void> {
  await album.take(page(), name)
  expect(await findInEveryLook(page()), name).toEqual([])
}

beforeAll(async () => {
  started.desk = await openDesk('eltern', { target: await builtApp() })
  await setUp(desk(), { office: 'Beratung Nord', region: 'Magdeburg', initials: 'EL' })
}, 120_000)

afterAll(() => started.desk?.leave())

test('the mother gets a case of her own kind, with topics, and nobody else in it', async () => {
  codes.mother = await cases.openCase(
    desk(),
    {
      clientGroup: label('clientGroup', 'parent'),
      lists: {
        region: label('region', 'magdeburg'),
        gender: label('gender', 'female'),
        access: label('access', 'event'),
      },
      topics: [label('topic', 'parents-system'), label('topic', 'funding')],
      concern: 'Möchte verstehen, welche Ausbildung für den Sohn in Frage kommt.',
    },
    look,
  )
  const text = await shown()
  expect(text).toContain(label('clientGroup', 'parent'))
  expect(text).toContain(label('topic', 'parents-system'))
  expect(text).toContain(words('casework.links.none'))
})

test('20 minutes with language mediation are recorded', async () => {
  const { hands, field } = desk()
  await hands.press('Control+Shift+N')
  await cases.arrived(desk(), 'consultation.title')
  const kind = label('consultationKind', 'outreach')
  await pick(hands, page(), { at: field('consultation.kind'), label: kind })
  const mediation = label('mediation', 'professional')
  await pick(hands, page(), { at: field('consultation.mediation'), label: mediation })
  await decide(hands, cases.radios(desk(), 'consultation.duration'), label('duration', '15-30'))
  await hands.fill(field('consultation.note'), note)
  await hands.press('Control+Enter')
  await cases.codeOnScreen(desk())
  const text = await shown()
  for (const said of [mediation, label('duration', '15-30'), note]) expect(text).toContain(said)
})

test('she is referred to careers guidance, which the directory knows', async () => {
  const { hands, field } = desk()
  await hands.use(desk().button('cases.case.refer'))
  await cases.arrived(desk(), 'referral.title')
  const bodyType = words('lists.bodyType.employment-agency')
  await pick(hands, page(), { at: field('referral.bodyType'), label: bodyType })
  await hands.use(
    page()
      .getByRole('group', { name: words('referral.bodySuggest') })
      .getByRole('button')
      .first(),
  )
  const body = await field('referral.body').inputValue()
  expect(body).not.toBe('')
  await hands.fill(field('referral.reason'), 'Berufsberatung für einen Schüler, 16 Jahre')
  await hands.press('Control+Enter')
  await cases.codeOnScreen(desk())
  expect(await shown()).toContain(words('cases.case.referralTo', { body }))
})

test('a conversation is corrected where it stands, an agreement added, removed and brought back', async () => {
  const { hands, field } = desk()
  const ofTalk = page()
    .getByRole('button', { name: `${words('casework.entry.edit')}: ${words('cases.case.consultation')}` })
    .first()
  await hands.use(ofTalk)
  await hands.fill(field('consultation.note'), corrected)
  await look('gespräch-ändern')
  await hands.press('Control+Enter')
  await page().getByText(corrected).waitFor()
  // The focus is back at the button that opened the form.
  expect(await ofTalk.evaluate((element) => element === document.activeElement)).toBe(true)
  await page().keyboard.press('Control+z')
  await page().getByText(note).waitFor()

  await hands.use(page().locator('.timeline__agree'))
  await hands.fill(field('cases.case.agreementWhat'), 'Zeugnis mitbringen')
  await hands.press('Control+Enter')
  await page().locator('.fk-timeline').getByText('Zeugnis mitbringen').waitFor()
  const remove = `${words('casework.entry.remove')}: Zeugnis mitbringen`
  await hands.use(page().getByRole('button', { name: remove }))
  await toast(words('casework.entry.agreementRemoved'))
  expect(await shown()).not.toContain('Zeugnis mitbringen')
  await hands.press('Control+z')
  await page().locator('.fk-timeline').getByText('Zeugnis mitbringen').waitFor()
})

test('the son comes himself; the paper in his hand gives the coarse status and is not kept', async () => {
  const { hands, field } = desk()
  await hands.press('Control+n')
  await cases.arrived(desk(), 'cases.create.title')
  const group = label('clientGroup', 'young-person')
  await decide(hands, cases.radios(desk(), 'cases.fields.clientGroup'), group)
  await pick(hands, page(), { at: field('cases.fields.ageBand'), label: label('ageBand', '15-17') })
  const paper = label('residenceFine', 'toleration-identity-unclear')
  await pick(hands, page(), { at: field('casework.residence.paper'), label: paper })
  expect(await field('cases.fields.residence').inputValue()).toBe(label('residence', 'tolerated'))
  await hands.press('Tab')
  await look('papier-in-der-hand')
  await hands.press('Control+Enter')
  codes.son = await cases.codeOnScreen(desk())
  await hands.use(desk().button('cases.case.editFacts'))
  expect(await field('cases.fields.residence').inputValue()).toBe(label('residence', 'tolerated'))
  expect(await field('casework.residence.paper').inputValue()).toBe('')
  await look('angaben')
  await hands.use(desk().button('cases.case.factsDone'))
})

test('both cases are linked by code: a slip of the pen is noticed, each side shows the other', async () => {
  const { hands, button, field } = desk()
  await hands.use(button('casework.links.add'))
  const wrong = codes.mother.endsWith('2') ? '3' : '2'
  await hands.fill(field('casework.links.code'), `${codes.mother.slice(0, -1)}${wrong}`)
  await hands.press('Enter')
  await page().getByText(words('errors.CaseCodeCheck')).waitFor()
  await hands.fill(field('casework.links.code'), codes.mother.toLowerCase().replace('-', ' '))
  await look('verknüpfen')
  await hands.press('Enter')
  const there = page().getByRole('link', { name: codes.mother })
  await there.waitFor()
  expect(await shown()).toContain(label('linkKind', 'parent'))
  await look('verknüpft')
  await hands.use(there)
  await page().locator('h1.fk-code').filter({ hasText: codes.mother }).waitFor()
  await page().getByRole('link', { name: codes.son }).waitFor()
  expect(await shown()).toContain(label('linkKind', 'child'))
})

test('a link is taken out of both cases and comes back to both', async () => {
  const { hands, button } = desk()
  await hands.use(button('casework.links.remove'))
  await toast(words('casework.links.removed'))
  expect((await cases.readCase(desk(), codes.son)).join('\n')).not.toContain(codes.mother)
  await hands.press('Control+z')
  await page().getByRole('link', { name: codes.mother }).waitFor()
  await cases.readCase(desk(), codes.mother)
  await page().getByRole('link', { name: codes.son }).waitFor()
})

test('who changed what and when is there for whoever asks', async () => {
  const { hands } = desk()
  const panel = page().getByRole('region', { name: words('casework.history.title') })
  await hands.use(panel.getByRole('button'))
  const text = await panel.innerText()
  expect(text).toContain('EL')
  expect(text).toContain(words('casework.register.code'))
  expect(text).toContain(words('casework.register.link'))
  expect(text).not.toContain('Klasse 10')
  await look('wer-hat-was-geändert')
})
