/** Follow-ups and agreements in one list, and what is done about one of them: done or put off, with the way back. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import {
  addAgreement,
  addFollowUp,
  completeFollowUp,
  moveFollowUp,
  settleAgreement,
} from '#shared/domain/case-writes.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import type { Today, TodayRow } from '#renderer/vault/vault-api.ts'

export interface Waiting extends TodayRow {
  readonly kind: 'followUp' | 'agreement'
}

/** Both in the order of their days. */
export function waitingOf({ followUps, agreements }: Today): readonly Waiting[] {
  const rows = [
    ...followUps.map((row) => ({ ...row, kind: 'followUp' as const })),
    ...agreements.map((row) => ({ ...row, kind: 'agreement' as const })),
  ]
  return rows.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
}

interface Change {
  readonly writes: readonly RegisterWrite[]
  readonly back: readonly RegisterWrite[]
}

/** The two acts; each answers whether something was changed. */
export function useWaiting(): {
  readonly complete: (row: Waiting) => Promise<boolean>
  readonly putOff: (row: Waiting, on: CalendarDate) => Promise<boolean>
} {
  const { t, tAny, date } = useText()
  const { show } = useToasts()
  const openCase = useOpenCase()

  async function change(row: Waiting, changeOf: (file: CaseFile) => Change, words: string): Promise<boolean> {
    const box: { back: readonly RegisterWrite[] } = { back: [] }
    const done = await openCase.changeUnseen(row.caseId, (file) => {
      const { writes, back } = changeOf(file)
      box.back = back
      return writes
    })
    if (!done.ok) {
      show({ tone: 'error', title: tAny(`errors.${done.error.type}`) })
      return false
    }
    const run = (): void => void openCase.change(row.caseId, box.back)
    show({ tone: 'success', title: words, action: { label: t('common.action.undo'), run } })
    return true
  }

  return {
    complete: (row) => {
      const words = row.kind === 'agreement' ? 'today.keptNotice' : 'today.doneNotice'
      return change(row, (file) => completed(file, row), t(words, { code: row.code }))
    },
    putOff: (row, on) =>
      change(
        row,
        (file) => putOffTo(file, row, on),
        t('today.laterNotice', { code: row.code, date: date(on) }),
      ),
  }
}

const nothing: Change = { writes: [], back: [] }

function completed(file: CaseFile, { entity }: Waiting): Change {
  const followUp = file.followUps.find(({ id }) => id === entity)
  if (followUp) return { writes: completeFollowUp(followUp), back: addFollowUp(followUp) }
  const agreement = file.agreements.find(({ id }) => id === entity)
  return agreement ? { writes: settleAgreement(agreement, true), back: addAgreement(agreement) } : nothing
}

function putOffTo(file: CaseFile, { entity }: Waiting, on: CalendarDate): Change {
  const followUp = file.followUps.find(({ id }) => id === entity)
  if (followUp) return { writes: moveFollowUp(followUp, on), back: addFollowUp(followUp) }
  const agreement = file.agreements.find(({ id }) => id === entity)
  if (!agreement) return nothing
  return { writes: addAgreement({ ...agreement, due: on }), back: addAgreement(agreement) }
}
