/** The registers that a row of a list writes in its case. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Consultation } from '#shared/domain/case-file.ts'
import { facts } from '#shared/domain/profile-facts.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { EmptyReason } from '#shared/spreadsheet/dry-run.ts'
import type { ImportField } from '#shared/spreadsheet/fields.ts'
import type { RowFault, RowValues, RowWorld } from '#shared/spreadsheet/read-row.ts'

export interface RowRegisters {
  readonly writes: readonly RegisterWrite[]
  readonly openedOn: CalendarDate
  readonly emptied: readonly { readonly field: ImportField; readonly reason: EmptyReason }[]
}

export interface RowPlace {
  readonly world: RowWorld
  /** Initials of whoever imports, where the row names nobody. */
  readonly adviser: string
  /** The id of the row's conversation: the same in every import of the row. */
  readonly talkId: string
}

const talkFields = [
  'talkOn',
  'talkKind',
  'talkDuration',
  'talkForm',
  'talkMediation',
  'talkPlace',
  'talkNote',
] as const
/** Written under their own names; the rest is brought into shape below. */
const plainFields = [...facts, 'topics', 'concern', 'strengths'] as const

export function rowRegisters(values: RowValues, place: RowPlace): Result<RowRegisters, RowFault> {
  const { world, adviser } = place
  const days = daysOf(values, world.today)
  if (!days.ok) return days
  const { openedOn, talkOn, closedOn } = days.value
  const { defaults, columns } = world.choices
  const emptied: { field: ImportField; reason: EmptyReason }[] = []
  const withDefault = (field: 'region' | 'clientGroup'): string => {
    const isMapped = columns.some((column) => column.field === field)
    if (isMapped && values[field] === undefined) emptied.push({ field, reason: 'DefaultTaken' })
    return (values[field] as string | undefined) ?? defaults[field]
  }
  const by = (values.adviser as string | undefined) ?? adviser
  const writes: RegisterWrite[] = [
    { name: 'region', value: withDefault('region') },
    { name: 'clientGroup', value: withDefault('clientGroup') },
    { name: 'openedOn', value: openedOn },
    { name: 'adviser', value: by },
    ...plainFields.flatMap((name) => {
      const value = values[name]
      return value === undefined ? [] : [{ name, value }]
    }),
  ]
  if (closedOn !== null)
    writes.push({ name: 'closedOn', value: closedOn }, { name: 'results', value: resultsOf(values) })
  else if (values.results !== undefined) emptied.push({ field: 'results', reason: 'ResultWithoutClosing' })
  const talk = talkOn === null ? null : talkOf(values, { ...place, on: talkOn, by })
  if (talk) writes.push({ name: `c.${talk.id}`, value: talk })
  return ok({ writes, openedOn, emptied })
}

interface RowDays {
  readonly openedOn: CalendarDate
  readonly talkOn: CalendarDate | null
  readonly closedOn: CalendarDate | null
}

/** A row that tells of a conversation without its day had it on the day the case began. */
function daysOf(values: RowValues, today: CalendarDate): Result<RowDays, RowFault> {
  const late = dayFields.find((field) => (dayIn(values, field) ?? today) > today)
  if (late) return err({ reason: 'DayInFuture', field: late })
  const closedOn = dayIn(values, 'closedOn')
  // A case that has no beginning of its own began at the latest when it ended.
  const openedOn = dayIn(values, 'openedOn') ?? dayIn(values, 'talkOn') ?? closedOn ?? today
  const hasTalk = talkFields.some((field) => values[field] !== undefined)
  const talkOn = hasTalk ? (dayIn(values, 'talkOn') ?? openedOn) : null
  const fault = orderFault({ openedOn, talkOn, closedOn })
  return fault ? err(fault) : ok({ openedOn, talkOn, closedOn })
}

function orderFault({ openedOn, talkOn, closedOn }: RowDays): RowFault | null {
  const lastOn = talkOn ?? openedOn
  if (lastOn < openedOn) return { reason: 'TalkBeforeOpening', field: 'talkOn' }
  const isClosedBefore = closedOn !== null && closedOn < lastOn
  return isClosedBefore ? { reason: 'ClosedBeforeOpening', field: 'closedOn' } : null
}

const dayFields = ['openedOn', 'talkOn', 'closedOn'] as const

function dayIn(values: RowValues, field: (typeof dayFields)[number]): CalendarDate | null {
  return (values[field] as CalendarDate | undefined) ?? null
}

/** "No result" and "unknown" stand alone; a closed case has one result at least. */
function resultsOf({ results }: RowValues): readonly string[] {
  const all = Array.isArray(results) ? (results as readonly string[]) : []
  const real = all.filter((one) => one !== 'none' && one !== 'unknown')
  if (real.length > 0) return real
  return all.length > 0 ? all.slice(0, 1) : ['unknown']
}

function talkOf(
  values: RowValues,
  { world, talkId, on, by }: RowPlace & { readonly on: CalendarDate; readonly by: string },
): Consultation {
  const { talkKind, talkForm } = world.choices.defaults
  const text = (field: 'talkNote' | 'talkPlace'): string => (values[field] as string | undefined) ?? ''
  return {
    id: talkId,
    on,
    kind: (values.talkKind ?? talkKind) as Consultation['kind'],
    form: (values.talkForm ?? talkForm) as Consultation['form'],
    duration: (values.talkDuration ?? null) as Consultation['duration'],
    mediation: (values.talkMediation ?? null) as Consultation['mediation'],
    topics: [],
    note: text('talkNote'),
    by,
    place: text('talkPlace'),
  }
}
