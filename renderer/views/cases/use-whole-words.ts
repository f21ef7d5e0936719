/** What stands whole in one register (a conversation, an agreement …) in one line. */
import * as z from 'zod'
import { Agreement, CaseLink, Consultation, FollowUp } from '#shared/domain/case-file.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

const Step = z.object({ state: z.string(), on: z.string() })

/** `letter` is that before the id, as `case-file.ts` lists them. */
export function useWholeWords(): (letter: string, value: JsonValue) => string {
  const { t, date } = useText()
  const { labelOf, labelsOf } = useLabels()
  const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ')
  const ended = (done: boolean): string => (done ? t('cases.case.done') : '')

  const readers: Readonly<Record<string, z.ZodType<string>>> = {
    c: Consultation.transform(({ on, kind, topics, note }) =>
      joined(date(on), labelOf('consultationKind', kind), labelsOf('topic', topics), note),
    ),
    a: Agreement.transform(({ what, due, done }) => joined(what, due && date(due), ended(done))),
    w: FollowUp.transform(({ what, on, done }) => joined(what, date(on), ended(done))),
    l: CaseLink.transform(({ kind }) => labelOf('linkKind', kind)),
    p: Step.transform(({ state, on }) => joined(labelOf('stepState', state), date(on))),
  }

  return (letter, value) => {
    const read = readers[letter]?.safeParse(value)
    return read?.success ? read.data : t('casework.conflict.unreadable')
  }
}
