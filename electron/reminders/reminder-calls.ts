/**
 * The contract's call for reminders: a neutral message of the operating system. It says how much waits and never what or
 * for whom, because it lies on the lock screen of the system and in its list of messages.
 */
import type { Appearance, DesktopApi, Input } from '#shared/contract/desktop-api.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'

export interface ReminderTools {
  readonly appearance: SettingsFile<Appearance>
  /** Shows a message; answers whether the system can. */
  readonly show: (message: { readonly title: string; readonly body: string }) => boolean
}

type Counts = Input<'remindOfDue'>

const words: Readonly<Record<Appearance['language'], (counts: Counts) => string>> = {
  de: ({ followUps, feedback }) =>
    [
      followUps === 1 ? 'Eine Wiedervorlage wartet.' : many(followUps, 'Wiedervorlagen warten.'),
      feedback === 1 ? 'Eine Rückmeldung steht aus.' : many(feedback, 'Rückmeldungen stehen aus.'),
    ]
      .filter(Boolean)
      .join(' '),
  en: ({ followUps, feedback }) =>
    [
      followUps === 1 ? 'One follow-up is waiting.' : many(followUps, 'follow-ups are waiting.'),
      feedback === 1 ? 'One feedback is due.' : many(feedback, 'feedbacks are due.'),
    ]
      .filter(Boolean)
      .join(' '),
}

export function reminderCalls({ appearance, show }: ReminderTools): Pick<DesktopApi, 'remindOfDue'> {
  return {
    async remindOfDue(counts) {
      const { reminders, language } = appearance.read()
      const body = words[language](counts)
      return { shown: reminders && body !== '' && show({ title: 'Fallkoffer', body }) }
    },
  }
}

function many(count: number, text: string): string {
  return count === 0 ? '' : `${count} ${text}`
}
