/** The forms about cases: how one gets there, something bad to type, and what is to be said to it. */
import { writeDay } from '#shared/documents/german-words.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import type { FullOffice } from '#tests/e2e/steps/full-office.ts'
import { enterList } from '#tests/e2e/steps/mass-steps.ts'
import { daysAgo, today } from '#tests/e2e/steps/referral-steps.ts'
import type { BadInput } from '#tests/e2e/steps/refusal-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { chooseInMenu, pick } from '#tests/support/app-driver/fields.ts'
import { words } from '#tests/support/app-driver/words.ts'

export interface RefusedForm extends BadInput {
  /** The view that holds the form. */
  readonly file: string
  readonly go: () => Promise<unknown>
}

const save = 'Control+Enter'
const longAgo = '01.01.2020'
const noDay = '31.02.2027'
const tooEarly = words('common.date.tooEarly', { min: writeDay(today) })

/** What stands beside a case or over the list of cases. */
export function caseForms(desk: () => Desk, office: () => FullOffice): readonly RefusedForm[] {
  const page = () => desk().app().page()
  const press = (key: string, heading: string) => async () => {
    await desk().hands.press(key)
    await cases.arrived(desk(), heading)
  }
  const onPerson = (act: () => Promise<unknown>) => async () => {
    await cases.readCase(desk(), office().person)
    await act()
  }
  const use = (key: string) => async () => desk().hands.use(desk().button(key))
  const change = (what: string) => async () =>
    desk().hands.use(page().getByRole('button', { name: `${words('casework.entry.edit')}: ${what}` }))
  const inMenu = (menu: string, entry: string) => async () => {
    await use(menu)()
    await chooseInMenu(desk().hands, page().getByRole('menu'), words(entry))
  }
  return [
    {
      file: 'cases/FollowUpForm.vue',
      go: onPerson(use('casework.act.followUp')),
      typed: [
        ['[id^="follow-up-"][id$="-what"]', 'Bescheid da?'],
        ['[id^="follow-up-"][id$="-on"]', longAgo],
      ],
      save,
      wrong: '[id^="follow-up-"][id$="-on"]',
      says: tooEarly,
    },
    {
      file: 'cases/entries/AgreementForm.vue',
      go: onPerson(change('Zeugnisse übersetzen lassen')),
      typed: [['[id^="agreement-"][id$="-what"]', '']],
      save,
      wrong: '[id^="agreement-"][id$="-what"]',
      says: words('errors.field.required'),
    },
    {
      file: 'cases/entries/ConsultationEdit.vue',
      go: onPerson(change(words('cases.case.consultation'))),
      typed: [
        ['article form [id$="-note"]', 'Zweites Gespräch.'],
        ['article form [id$="-on"]', noDay],
      ],
      save,
      wrong: 'article form [id$="-on"]',
      says: words('common.date.notUnderstood'),
    },
    {
      file: 'consultation/ConsultationFields.vue',
      go: onPerson(press('Control+Shift+N', 'consultation.title')),
      typed: [
        ['#note', 'Unterlagen durchgesehen.'],
        ['[id="agreements.0.due"]', writeDay(daysAgo(-7))],
      ],
      save,
      wrong: '[id="agreements.0.what"]',
      says: words('consultation.agreementMissing'),
    },
    {
      file: 'cases/CloseCaseForm.vue',
      go: onPerson(inMenu('cases.case.more', 'cases.case.close')),
      typed: [['#closing-on', writeDay(today)]],
      save,
      wrong: '#closing-results',
      says: words('errors.ResultMissing'),
    },
    {
      file: 'cases/LinkForm.vue',
      go: onPerson(use('casework.links.add')),
      typed: [['#link-code', 'K7MD-3XRF']],
      save,
      wrong: '#link-code',
      says: words('errors.CaseCodeUnknown'),
    },
    {
      file: 'referrals/FeedbackForm.vue',
      go: onPerson(use('casework.act.feedback')),
      typed: [['article form [id$="-on"]', writeDay(daysAgo(1))]],
      save,
      wrong: 'article form [id$="-outcome"]',
      says: words('errors.field.choose'),
    },
    {
      file: 'referrals/ReferralFields.vue',
      go: onPerson(use('cases.case.refer')),
      typed: [['#reason', 'Anmeldung']],
      save,
      wrong: '#bodyType',
      says: words('errors.field.choose'),
    },
    {
      file: 'directory/LeafletFields.vue',
      go: onPerson(inMenu('referral.more', 'leaflet.title')),
      typed: [
        ['#nextOwn', 'Den Pass mitnehmen'],
        ['#body', ''],
      ],
      save,
      wrong: '#body',
      says: words('errors.field.required'),
    },
    {
      file: 'advisers/HandOverForm.vue',
      go: onPerson(inMenu('cases.case.more', 'advisers.handOver.menu')),
      typed: [
        ['#note', 'Wartet auf den Bescheid.'],
        ['#on', longAgo],
      ],
      save,
      wrong: '#on',
      says: tooEarly,
    },
    {
      file: 'cases/TextFact.vue',
      go: onPerson(use('cases.case.editFacts')),
      typed: [['#fact-concern', 'x'.repeat(301)]],
      save: 'Tab',
      wrong: '#fact-concern',
      says: words('errors.field.tooLong'),
    },
    {
      file: 'cases/NewCaseView.vue',
      go: press('Control+n', 'cases.create.title'),
      typed: [['#concern', 'Sucht einen Ausbildungsplatz.']],
      save,
      wrong: '#clientGroup',
      says: words('errors.field.choose'),
    },
    {
      file: 'cases/NewCaseView.vue',
      go: press('Control+n', 'cases.create.title'),
      typed: [['#region', 'Atlantis']],
      save,
      wrong: '#region',
      says: words('common.field.notInList', { typed: 'Atlantis' }),
    },
    {
      file: 'outreach/CaptureForm.vue',
      go: press('Control+Shift+G', 'outreach.capture.title'),
      typed: [
        ['#note', 'Erstes Gespräch.'],
        ['#code', 'QQQ'],
      ],
      save,
      wrong: '#code',
      says: words('outreach.code.wrong'),
    },
    {
      file: 'outreach/OutreachFields.vue',
      go: press('Control+Shift+T', 'outreach.title'),
      typed: [['#place', '']],
      save,
      wrong: '#place',
      says: words('errors.field.required'),
    },
    {
      file: 'companies/PlaceFields.vue',
      go: async () => {
        await cases.readCase(desk(), office().company)
        await use('companies.places.add')()
      },
      typed: [['#place-count', '1000']],
      also: async () =>
        pick(desk().hands, page(), {
          at: page().locator('#place-occupation'),
          label: words('lists.occupationGroup.hospitality'),
        }),
      save,
      wrong: '#place-count',
      says: words('errors.field.tooBig'),
    },
    {
      file: 'companies/PlacementMove.vue',
      go: async () => {
        await cases.readCase(desk(), office().company)
        await use('companies.placements.move')()
      },
      typed: [['#placement-on', noDay]],
      save,
      wrong: '#placement-on',
      says: words('common.date.notUnderstood'),
    },
    {
      file: 'cases/BulkDialog.vue',
      go: async () => {
        await press('Control+2', 'cases.title')()
        await enterList(desk())
        await desk().hands.press('Space')
        await use('bulk.acts.close')()
      },
      typed: [['#bulk-on', writeDay(today)]],
      save: 'Enter',
      wrong: '#bulk-results',
      says: words('bulk.outlook.resultsFirst'),
    },
    {
      file: 'cases/ViewNameDialog.vue',
      go: async () => {
        await press('Control+2', 'cases.title')()
        await desk().hands.use(page().locator('.saved-views button').first())
        await chooseInMenu(desk().hands, page().getByRole('menu'), words('find.views.add'))
      },
      typed: [['#view-name', ' ']],
      save: 'Enter',
      wrong: '#view-name',
      says: words('find.views.nameMissing'),
    },
    {
      file: 'bin/EraseDialog.vue',
      go: async () => {
        await press('Control+2', 'cases.title')()
        await use('bulk.bin.open')()
        await cases.arrived(desk(), 'bulk.bin.title')
        await desk().hands.goTo(page().getByRole('grid'))
        await desk().hands.press('Space')
        await use('bulk.acts.erase')()
      },
      typed: [['#erase-word', 'ja']],
      save: 'Enter',
      wrong: '#erase-word',
      says: words('bulk.erase.differs', { word: words('bulk.erase.word') }),
    },
    {
      file: 'referrals/ReplyCodeField.vue',
      go: press('Control+3', 'referrals.title'),
      typed: [['#reply-code', '123']],
      save: 'Enter',
      wrong: '#reply-code',
      says: words('errors.ReplyCodeLength', { length: 3 }),
    },
  ]
}
