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
/** The directory holds public bodies, whose addresses and numbers belong there. */
const whole = ['directory/', 'gallery/', 'setup/']

const views = inRoot('renderer/views')
const files = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.vue'))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !needNone.includes(file) && !whole.some((folder) => file.startsWith(folder)))

/** Searching and counting is no writing down. */
const harmless = /type="(?:search|number)"|inputmode="(?:search|numeric)"/
/** Times of day, and days counted from an event's. */
const measured = /id="(?:begins|ends|check-days)"|stops\.\$\{index\}\.at/

test.each(files)('%s', (file) => {
  const fields = readFileSync(`${views}/${file}`, 'utf8').match(/<FkText(?:Field|Area)\b[^>]*>/gs) ?? []
  expect(fields.filter((field) => !harmless.test(field) && !measured.test(field))).toEqual([])
})
