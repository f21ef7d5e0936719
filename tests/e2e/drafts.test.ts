/** What was half typed into the smaller forms is there again after the lock and after a power cut, until it is discarded. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDay } from '#shared/documents/german-words.ts'
import { radios, readCase } from '#tests/e2e/steps/case-steps.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { everythingSaved, fillOffice, type FullOffice } from '#tests/e2e/steps/full-office.ts'
import { daysAgo } from '#tests/e2e/steps/referral-steps.ts'
import { goToSettings } from '#tests/e2e/steps/upkeep-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { choose, decide } from '#tests/support/app-driver/fields.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

const started: { desk?: Desk; office?: FullOffice } = {}
const known = { passphrase: '', saved: '' }
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const office = (): FullOffice => {
  if (!started.office) throw new Error('not filled')
  return started.office
}
const page = () => desk().app().page()
const use = async (key: string) => desk().hands.use(desk().button(key))
const at = (field: string) => page().locator(field)
const yesterday = writeDay(daysAgo(1))

interface HalfTyped {
  readonly go: () => Promise<void>
  readonly type: () => Promise<void>
  /** What stands in its fields, the typed values of all of them. */
  readonly read: () => Promise<readonly string[]>
  readonly typed: readonly string[]
}

const feedback = 'article form [id$="-outcome"]'
const forms = {
  feedback: {
    go: async () => {
      await readCase(desk(), office().person)
      await use('casework.act.feedback')
    },
    type: async () => {
      await choose(desk().hands, at(feedback), words('lists.referralOutcome.arrived'))
      await desk().hands.fill(at('article form [id$="-on"]'), yesterday)
    },
    read: async () => [await at(feedback).inputValue(), await at('article form [id$="-on"]').inputValue()],
    typed: ['arrived', yesterday],
  },
  link: {
    go: async () => {
      await readCase(desk(), office().person)
      await use('casework.links.add')
    },
    type: async () => {
      await choose(desk().hands, at('#link-kind'), words('lists.linkKind.company'))
      await desk().hands.fill(at('#link-code'), 'K7MD')
    },
    read: async () => [await at('#link-kind').inputValue(), await at('#link-code').inputValue()],
    typed: ['company', 'K7MD'],
  },
  placement: {
    go: async () => {
      await readCase(desk(), office().company)
      await use('companies.placements.move')
    },
    type: async () => {
      await decide(
        desk().hands,
        radios(desk(), 'companies.placements.to'),
        words('lists.placementState.failed'),
      )
      await desk().hands.fill(at('#placement-on'), yesterday)
      await desk().hands.press('Tab')
    },
    read: async () => [
      (
        await radios(desk(), 'companies.placements.to').locator('[data-state=checked]').first().innerText()
      ).trim(),
      await at('#placement-on').inputValue(),
    ],
    typed: [words('lists.placementState.failed'), yesterday],
  },
  'value of a list': {
    go: async () => {
      await goToSettings(desk(), 'lists')
      const name = `${words('settings.lists.change')}: ${words('lists.topic.funding')}`
      await desk().hands.use(page().getByRole('button', { name }))
    },
    type: async () => desk().hands.fill(at('#funding-label'), 'Geld und'),
    read: async () => [await at('#funding-label').inputValue()],
    typed: ['Geld und'],
  },
} satisfies Readonly<Record<string, HalfTyped>>

beforeAll(async () => {
  started.desk = await openDesk('drafts', { target: await builtApp() })
  const made = await setUp(desk(), { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
  known.passphrase = made.passphrase
  started.office = await fillOffice(desk())
  known.saved = await everythingSaved(page())
  await lock(desk())
  await unlock(desk(), known.passphrase)
}, 120_000)

afterAll(() => started.desk?.leave())

const all: readonly (readonly [string, HalfTyped])[] = Object.entries(forms)

/** What stands in a form as soon as its draft has come back. */
async function comeBack(form: HalfTyped): Promise<readonly string[]> {
  await form.go()
  await page().getByText(words('app.draft.restored')).first().waitFor()
  return form.read()
}

test('the lock comes right after the last key, and every form has its words again', async () => {
  for (const [name, form] of all) {
    await form.go()
    await form.type()
    await lock(desk())
    await unlock(desk(), known.passphrase)
    expect(await comeBack(form), name).toEqual(form.typed)
  }
})

test('after a power cut they are all there still, and nothing of them counts as saved', async () => {
  // A draft is written while one types, and not at the lock only.
  const later = 'Geld und Gut'
  await comeBack(forms['value of a list'])
  await desk().hands.fill(at('#funding-label'), later)
  const isKept = async () =>
    JSON.stringify(await callVault(page(), 'readDraft', 'list-value-edit.topic.funding')).includes(later)
  await waitUntil(isKept, { what: 'the draft on disk' })
  await desk().crash()
  await unlock(desk(), known.passphrase)
  for (const [name, form] of all)
    expect(await comeBack(form), name).toEqual(name === 'value of a list' ? [later] : form.typed)
  expect(await everythingSaved(page())).toBe(known.saved)
})

test('who discards one begins anew', async () => {
  for (const [name, form] of all) {
    await comeBack(form)
    await use('common.action.cancel')
    await form.go()
    // A draft that was not forgotten would come back by now.
    await page().waitForTimeout(300)
    expect(await form.read(), name).not.toEqual(form.typed)
    expect(await page().getByText(words('app.draft.restored')).count(), name).toBe(0)
  }
  expect(desk().app().complaints()).toEqual([])
})
