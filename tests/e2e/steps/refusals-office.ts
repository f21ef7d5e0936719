/** The forms about events, the directory and other offices: the way there, something bad, and the answer. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goToPart, isEvent } from '#tests/e2e/steps/event-steps.ts'
import { goToExchange, goToNetwork, openCard, openPackage } from '#tests/e2e/steps/exchange-steps.ts'
import { foreignCard, foreignInvitation } from '#tests/e2e/steps/foreign-office.ts'
import type { FullOffice } from '#tests/e2e/steps/full-office.ts'
import type { RefusedForm } from '#tests/e2e/steps/refusals-cases.ts'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { pick } from '#tests/support/app-driver/fields.ts'
import { words } from '#tests/support/app-driver/words.ts'

const save = 'Control+Enter'

export function eventForms(desk: () => Desk, office: () => FullOffice): readonly RefusedForm[] {
  const page = () => desk().app().page()
  const openEvent = async () => {
    await desk().hands.press('Control+k')
    await page().getByRole('dialog').getByRole('combobox').waitFor()
    await desk().hands.type(office().event)
    await page().getByRole('option').filter({ hasText: office().event }).first().waitFor()
    await desk().hands.press('Enter')
    await isEvent(desk(), office().event)
  }
  const part = (name: 'plan' | 'after' | 'cases') => async () => {
    await openEvent()
    await goToPart(desk(), name)
  }
  return [
    {
      file: 'events/CheckForm.vue',
      go: async () => {
        await part('plan')()
        await desk().hands.use(desk().button('events.checks.add'))
      },
      typed: [
        ['#check-what', 'Raum buchen'],
        ['#check-days', '99999'],
      ],
      save: 'Enter',
      wrong: '#check-days',
      says: words('errors.field.tooBig'),
    },
    {
      file: 'events/EventCounts.vue',
      go: part('after'),
      typed: [
        ['[id="groups.parents"]', '12'],
        ['[id="heads.female.15-17"]', 'drei'],
      ],
      save,
      wrong: '[id="heads.female.15-17"]',
      says: words('errors.field.count'),
    },
    {
      file: 'events/FollowUpCasesForm.vue',
      go: part('cases'),
      typed: [['#number', '0']],
      save,
      wrong: '#number',
      says: words('errors.field.number'),
    },
    {
      file: 'events/EventForm.vue',
      go: async () => {
        await openEvent()
        await desk().hands.use(desk().button('events.view.edit'))
        await arrived(desk(), 'events.form.titleEdit')
      },
      typed: [
        ['#title', 'Ausbildungsforum im Winter'],
        ['#begins', '14:00'],
        ['#ends', '13:00'],
      ],
      save,
      wrong: '#ends',
      says: words('events.form.endsFirst'),
    },
  ]
}

export function chainForms(desk: () => Desk): readonly RefusedForm[] {
  return [
    {
      file: 'chains/edit/ChainAdaptView.vue',
      go: async () => {
        await desk().hands.press('Control+4')
        await arrived(desk(), 'chain.title')
        const page = desk().app().page()
        await desk().hands.use(page.getByRole('link', { name: words('chainEdit.title'), exact: true }))
        await arrived(desk(), 'chainEdit.title')
      },
      typed: [['#own-title', '']],
      save: 'Enter',
      wrong: '#own-title',
      says: words('chainEdit.own.nameMissing'),
    },
  ]
}

export function directoryForms(desk: () => Desk): readonly RefusedForm[] {
  const page = () => desk().app().page()
  const goToTab = async (name: string) => {
    await desk().hands.press('Control+7')
    await arrived(desk(), 'directory.title')
    await desk().hands.goTo(page().locator('[role=tab][data-state=active]'))
    const tab = page().getByRole('tab', { name: words(`directory.tab.${name}`) })
    while ((await tab.getAttribute('aria-selected')) !== 'true') await desk().hands.press('ArrowRight')
  }
  return [
    {
      file: 'directory/BodyFields.vue',
      go: async () => {
        await goToTab('bodies')
        await desk().hands.use(desk().button('directory.entry.new'))
        await arrived(desk(), 'directory.form.titleNew')
      },
      typed: [
        ['#name', 'Rechtsberatung am Markt'],
        ['#website', 'rechtsberatung'],
      ],
      also: async () =>
        pick(desk().hands, page(), {
          at: page().locator('#type'),
          label: words('lists.bodyType.job-centre'),
        }),
      save,
      wrong: '#website',
      says: words('directory.form.websiteWrong'),
    },
    {
      file: 'directory/ProgrammeFields.vue',
      go: async () => {
        await goToTab('programmes')
        await desk().hands.use(desk().button('directory.programme.new'))
        await arrived(desk(), 'directory.programme.titleNew')
      },
      typed: [
        ['#name', 'Lernwerkstatt'],
        ['#start', '06.2027'],
        ['#end', '2026'],
      ],
      save,
      wrong: '#end',
      says: words('directory.programme.endsFirst'),
    },
  ]
}

export function exchangeForms(desk: () => Desk): readonly RefusedForm[] {
  return [
    {
      file: 'network/AdmitPanel.vue',
      go: async () => {
        const path = join(desk().home.outside, 'karte-sued.json')
        writeFileSync(path, await foreignCard())
        await goToNetwork(desk())
        await openCard(desk(), path, 'office')
      },
      typed: [['#admit-digits input:nth-of-type(1)', '12345']],
      save: 'Enter',
      wrong: '#admit-digits input:nth-of-type(2)',
      says: words('errors.field.digits'),
    },
    {
      file: 'exchange/PackagePreview.vue',
      go: async () => {
        const path = join(desk().home.outside, 'paket-20261122-0a1b2c3d.age')
        writeFileSync(path, await foreignInvitation(desk()))
        await goToExchange(desk())
        await openPackage(desk(), path)
      },
      typed: [['#package-preview input:nth-of-type(1)', '12345']],
      save: 'Enter',
      wrong: '#package-preview input:nth-of-type(2)',
      says: words('errors.field.digits'),
    },
  ]
}
