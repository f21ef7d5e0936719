/** The words and number forms of the chosen language, with keys the compiler knows. */
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatDate, formatNumber, formatTime } from '#renderer/i18n/format.ts'
import type { MessageKey } from '#renderer/i18n/message-keys.ts'

type Named = Readonly<Record<string, string | number>>

export interface Text {
  /** The word for a key. Numbers are written as the language writes them; `count` also chooses the plural form. */
  readonly t: (key: MessageKey, named?: Named) => string
  /** A key that is known at run time only (a value of a list); an unknown one gives the key itself. */
  readonly tAny: (key: string, named?: Named) => string
  /** A day, or the day of a moment in the office. */
  readonly date: (dayOrMoment: string) => string
  /** The quarter a day lies in, for days of which no more is known. */
  readonly quarter: (isoDay: string) => string
  readonly time: (milliseconds: number) => string
  readonly number: (value: number) => string
  readonly language: ComputedRef<string>
}

export function useText(): Text {
  const i18n = useI18n({ useScope: 'global' })
  const language = computed(() => i18n.locale.value)
  const say = (key: string, named: Named = {}): string => {
    const { count } = named
    const written = writtenOut(named, language.value)
    return typeof count === 'number' ? i18n.t(key, written, count) : i18n.t(key, written)
  }
  return {
    t: say,
    tAny: say,
    date: formatDate,
    quarter: (isoDay) =>
      say('common.date.quarter', {
        number: Math.ceil(Number(isoDay.slice(5, 7)) / 3),
        year: isoDay.slice(0, 4),
      }),
    time: (milliseconds) => formatTime(milliseconds),
    number: (value) => formatNumber(value, language.value),
    language,
  }
}

function writtenOut(named: Named, language: string): Readonly<Record<string, string>> {
  const values = Object.entries(named)
  return Object.fromEntries(
    values.map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value, language) : value]),
  )
}
