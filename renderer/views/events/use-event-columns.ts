/** The columns of the list of events, and how each of them sorts. */
import { computed, type ComputedRef } from 'vue'
import { daysBetween, type CalendarDate } from '#shared/base/calendar-date.ts'
import { nextCheck } from '#shared/events/event-dates.ts'
import { personsOf, sumOf } from '#shared/events/event-sums.ts'
import type { EventFile } from '#shared/events/event.ts'
import { useEventWords } from '#renderer/views/events/use-event-words.ts'
import type { GridColumn, GridSort } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'

export interface EventColumns {
  readonly columns: ComputedRef<readonly GridColumn<EventFile>[]>
  readonly sorted: (events: readonly EventFile[], by: GridSort | null) => readonly EventFile[]
}

/** Lines of the checklist that lie further ahead would only fill the column. */
const daysAhead = 60

export function useEventColumns(today: CalendarDate): EventColumns {
  const { t, date, number, language } = useText()
  const { formatOf } = useEventWords()
  const next = (event: EventFile): string => {
    const due = nextCheck(event, today)
    return due && daysBetween(today, due.on) <= daysAhead ? `${date(due.on)} ${due.check.what}` : '–'
  }

  const columns = computed<readonly GridColumn<EventFile>[]>(() => [
    column('on', '7.5rem', ({ fields }) => date(fields.on)),
    column('title', 'minmax(10rem, 2fr)', ({ fields }) => fields.title),
    column('format', 'minmax(9rem, 1.3fr)', ({ fields }) => formatOf(fields)),
    column('place', 'minmax(7rem, 1fr)', ({ fields }) => fields.place || '–'),
    { id: 'next', label: t('events.columns.next'), width: 'minmax(10rem, 2fr)', text: next },
    {
      ...column('persons', '6.5rem', (event) => (personsAt(event) > 0 ? number(personsAt(event)) : '–')),
      align: 'end',
    },
  ])

  function column(
    id: 'on' | 'title' | 'format' | 'place' | 'persons',
    width: string,
    text: (event: EventFile) => string,
  ): GridColumn<EventFile> {
    return { id, label: t(`events.columns.${id}`), width, sortable: true, text }
  }

  const sorted: EventColumns['sorted'] = (events, by) => {
    const { column: id, descending } = by ?? { column: 'on', descending: false }
    const key = (event: EventFile): string | number => {
      if (id === 'persons') return personsAt(event)
      if (id === 'format') return formatOf(event.fields)
      return id === 'title' || id === 'place' ? event.fields[id] : event.fields.on
    }
    const order = orderIn(language.value)
    const sign = descending ? -1 : 1
    return events.toSorted((a, b) => sign * order(key(a), key(b)))
  }

  return { columns, sorted }
}

function personsAt({ groups, heads }: EventFile): number {
  return Math.max(personsOf(groups), sumOf(heads))
}

function orderIn(language: string): (a: string | number, b: string | number) => number {
  const collator = new Intl.Collator(language)
  return (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
