/** What is due, outside of the vault: as a calendar file, and as a neutral message of the system once a day. */
import { defineStore } from 'pinia'
import { err, ok, type Result } from '#shared/base/result.ts'
import { writeCalendar } from '#shared/documents/calendar-file.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'

/** By adviser. Sealed in the vault: a file in the clear would tell on which days somebody worked with cases. */
const remindedKey = 'reminded-on'

export type CalendarError = {
  readonly type: 'Cancelled' | 'NothingDue' | 'NoSpace' | 'WriteFailed' | 'ReadOnly'
}

export interface SavedCalendar {
  readonly name: string
  readonly count: number
}

export const useDatesOut = defineStore('datesOut', () => {
  const surroundings = useSurroundings()
  const { vault, desktop, clock } = surroundings
  const advisers = useAdvisers()

  /** The same cases that *Heute* shows. */
  async function scope(): Promise<readonly string[] | undefined> {
    if (!advisers.advisers) await advisers.load()
    return advisers.scopeOf('today')
  }

  /** Asks where to, and writes everything that is due from today on. */
  async function saveCalendar(
    suggestedName: string,
    withCode: boolean,
  ): Promise<Result<SavedCalendar, CalendarError>> {
    const dates = await vault.dueDates(todayIn(surroundings), await scope())
    if (dates.length === 0) return err({ type: 'NothingDue' })
    const bytes = writeCalendar({ dates, withCode, now: clock.now() })
    const saved = await saveFile(desktop, { name: suggestedName, bytes })
    if (saved.state === 'saved') return ok({ name: saved.name, count: dates.length })
    return err({ type: saved.state === 'cancelled' ? 'Cancelled' : saved.problem })
  }

  /** Once a day, as soon as something is due; also what fell due while the program was closed. */
  async function remind(): Promise<void> {
    const today = todayIn(surroundings)
    const shown = await scope()
    const key = `${remindedKey}.${advisers.own}`
    if ((await vault.readDraft(key)) === today) return
    const { followUps, agreements, openReferrals } = await vault.today(today, shown)
    const due = [...followUps, ...agreements].filter(({ on }) => on <= today).length
    if (due + openReferrals.length === 0) return
    await vault.saveDraft(key, today)
    await desktop.remindOfDue({ followUps: due, feedback: openReferrals.length })
  }

  return { saveCalendar, remind }
})
