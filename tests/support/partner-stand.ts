/** How a partner office stands for an office of `offices.ts`. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ExchangeLog } from '#shared/exchange/exchange-log.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import { countForPartners, partnerBase } from '#shared/exchange/partner-counts.ts'
import { partnerState, type PartnerState } from '#shared/exchange/partner-state.ts'
import { planExport } from '#shared/exchange/plan-export.ts'
import { itemOf, today, type TestOffice } from '#tests/support/offices.ts'

/** How `to` stands for `from`. */
export function stand(
  from: TestOffice,
  to: string,
  { log = [], on = today }: { readonly log?: ExchangeLog; readonly on?: CalendarDate } = {},
): PartnerState {
  const { state, author } = from
  const office = state.directory?.offices.find((entry) => entry.id === to)
  if (!office) throw new Error('no such office')
  const plan = planExport(from, { offices: [to], kind: 'sync' })
  const records = [...from.records.values()].map((record) => ({ record, item: itemOf(record) }))
  const [counts] = countForPartners(records, [plan.ok ? partnerBase(state, plan.value, author.device) : null])
  if (!counts) throw new Error('one count for each base')
  const more = { isOwn: false, scope: scopeFor(state, null, to) }
  return partnerState({ state, author, office, ...more, counts, log, today: on })
}
