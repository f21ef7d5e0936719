/** Every field for free text has the hints on traces of a person; the few that need none are named here. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '#build/tools/paths.ts'

/** Codes, passphrases, initials, the name of the office, addresses of programs, samples, and the fields that carry the hints themselves. */
const needNone = [
  'bin/EraseDialog.vue',
  'cases/LinkForm.vue',
  'forms/SafeTextArea.vue',
  'forms/SafeTextField.vue',
  'outreach/CaptureForm.vue',
  'referrals/ReplyCodeField.vue',
  'referrals/ReplyCodeField.vue',
  'settings/AdviserSettings.vue',
  'settings/AnonymitySettings.vue',
  'settings/OfficeSettings.vue',
  'settings/RenameForm.vue',
  'settings/UpdateSettings.vue',
  'unlock/RecoveryForm.vue',
]
/** Samples, what is asked before there is anything to write down, and the texts of a process, which speak of no case. */
const whole = ['gallery/', 'setup/', 'chains/edit/']
/** Single fields whose content would be taken for the trace of a person and is none, each with the reason. */
const noTrace: Readonly<Record<string, string>> = {
  'directory/BodyFields.vue name': 'public bodies may be named after somebody',
  'directory/BodyFields.vue towns': 'towns are called like people',
  'directory/BodyFields.vue phone': 'the number of the body, as its hint says',
  'directory/BodyFields.vue website': 'an address that is checked to be one',
  'directory/LeafletInputs.vue contact': 'how to reach the office: its own number belongs there',
  'directory/ProgrammeFields.vue name': 'programmes may be named after somebody',
  'directory/ProgrammeFields.vue start': 'a day, a month or a year, and nothing else',
  'directory/ProgrammeFields.vue end': 'a day, a month or a year, and nothing else',
  'directory/ProgrammeFields.vue lastSeen': 'a day, a month or a year, and nothing else',
}

const views = inRoot('renderer/views')
const files = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.vue'))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !needNone.includes(file) && !whole.some((folder) => file.startsWith(folder)))

/** Searching and counting is no writing down. */
const harmless = /type="(?:search|number)"|inputmode="(?:search|numeric)"/
/** Times of day, and days counted from an event's. */
const measured = /id="(?:begins|ends|check-days)"|stops\.\$\{index\}\.at/

/** Its plain fields for text, and what each goes by. */
function plainFields(file: string): readonly { readonly field: string; readonly name: string }[] {
  const fields = readFileSync(`${views}/${file}`, 'utf8').match(/<FkText(?:Field|Area)\b[^>]*>/gs) ?? []
  return fields.map((field) => ({ field, name: `${file} ${/ id="(\w+)"/.exec(field)?.[1] ?? ''}` }))
}

test.each(files)('%s', (file) => {
  const left = plainFields(file)
    .filter(({ name }) => !Object.hasOwn(noTrace, name))
    .filter(({ field }) => !harmless.test(field) && !measured.test(field))
  expect(left).toEqual([])
})

test('every exception is a field that is there', () => {
  const there = new Set(files.flatMap(plainFields).map(({ name }) => name))
  expect(Object.keys(noTrace).filter((name) => !there.has(name))).toEqual([])
})
