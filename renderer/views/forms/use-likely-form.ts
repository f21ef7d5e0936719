/** First or later contact in the words that the office offers. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Consultation } from '#shared/domain/case-file.ts'
import { likelyForm } from '#shared/domain/contact-order.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'

/** `null` where the office hides the value and has none of its own that counts as it: then somebody has to say. */
export function useLikelyForm(): (
  recorded: readonly Pick<Consultation, 'on'>[],
  on: CalendarDate,
) => string | null {
  const officeLists = useOfficeLists()
  return (recorded, on) => {
    const { offered, countsAs } = officeLists.lists
    const likely = likelyForm(recorded, on)
    const values = offered('counsellingForm')
    if (values.includes(likely)) return likely
    return values.find((value) => countsAs('counsellingForm', value) === likely) ?? null
  }
}
