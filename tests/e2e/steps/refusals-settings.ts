/** The forms of the settings: the way there, something bad, and the answer. */
import type { RefusedForm } from '#tests/e2e/steps/refusals-cases.ts'
import { goToSettings } from '#tests/e2e/steps/upkeep-steps.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { words } from '#tests/support/app-driver/words.ts'

type Section = Parameters<typeof goToSettings>[1]

export function settingsForms(desk: () => Desk): readonly RefusedForm[] {
  const page = () => desk().app().page()
  const unfold =
    (section: Section, ...keys: readonly string[]) =>
    async () => {
      await goToSettings(desk(), section)
      for (const key of keys) await desk().hands.use(desk().button(key))
    }
  const own = '[id$="-own"]'
  return [
    {
      file: 'settings/OfficeSettings.vue',
      go: unfold('access'),
      typed: [['#office-name', '']],
      save: 'Enter',
      wrong: '#office-name',
      says: words('errors.field.required'),
    },
    {
      file: 'settings/PassphraseSettings.vue',
      go: unfold('access', 'settings.passphrase.change'),
      typed: [['#repeat-passphrase', 'nicht dieselben Wörter']],
      save: 'Enter',
      wrong: '#repeat-passphrase',
      says: words('setup.confirm.differs'),
    },
    {
      file: 'settings/PassphraseSettings.vue',
      go: unfold('access', 'settings.passphrase.change', 'setup.passphrase.own'),
      typed: [[own, 'kurz']],
      save: 'Enter',
      wrong: own,
      says: words('errors.TooShort'),
    },
    {
      file: 'settings/AdviserSettings.vue',
      go: unfold('access', 'settings.advisers.add'),
      typed: [['#adviser-initials', 'KL']],
      save: 'Enter',
      wrong: '#adviser-initials',
      says: words('errors.InitialsTaken'),
    },
    {
      file: 'settings/RenameForm.vue',
      go: unfold('access', 'advisers.list.rename'),
      typed: [
        ['#new-initials', 'PX'],
        ['#new-passphrase', 'nicht die richtigen Wörter'],
      ],
      save: 'Enter',
      wrong: '#new-passphrase',
      says: words('errors.WrongPassphrase'),
    },
    {
      file: 'settings/AbsenceForm.vue',
      go: unfold('access', 'advisers.absence.add'),
      typed: [['#absence-until', '01.01.2020']],
      save: 'Control+Enter',
      wrong: '#absence-until',
      says: words('errors.UntilBeforeFrom'),
    },
    {
      file: 'settings/RekeySettings.vue',
      go: unfold('access', 'settings.rekey.open'),
      typed: [['#rekey-passphrase', 'nicht dieselben Wörter']],
      save: 'Enter',
      wrong: '#rekey-passphrase',
      says: words('setup.confirm.differs'),
    },
    {
      file: 'settings/UpdateSettings.vue',
      go: unfold('updates'),
      typed: [['#updateAddress', 'http://example.org']],
      save: 'Enter',
      wrong: '#updateAddress',
      says: words('errors.field.address'),
    },
    {
      file: 'settings/BackupSettings.vue',
      go: unfold('backup'),
      typed: [['#check-passphrase', '']],
      save: 'Enter',
      wrong: '#check-passphrase',
      says: words('errors.field.required'),
    },
    {
      file: 'settings/AnonymitySettings.vue',
      go: unfold('anonymity'),
      typed: [['#allowed-word', ' ']],
      save: 'Enter',
      wrong: '#allowed-word',
      says: words('errors.field.required'),
    },
    {
      file: 'settings/lists/NewListValue.vue',
      go: unfold('lists', 'settings.lists.new'),
      typed: [['#new-value-label', 'Elterncafé']],
      save: 'Enter',
      wrong: '#new-value-countsAs',
      says: words('errors.CountsAsMissing'),
    },
    {
      file: 'settings/lists/ListValueEdit.vue',
      go: async () => {
        await unfold('lists')()
        const name = `${words('settings.lists.change')}: ${words('lists.topic.funding')}`
        await desk().hands.use(page().getByRole('button', { name }))
      },
      typed: [['#funding-label', words('lists.topic.exam')]],
      save: 'Enter',
      wrong: '#funding-label',
      says: words('errors.ListLabelTaken'),
    },
  ]
}
