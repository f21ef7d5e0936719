/** The words and number forms of the chosen language, with keys the compiler knows. */
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatDate, formatNumber, formatTime } from '#renderer/i18n/format.ts'
import type { MessageKey } from '#renderer/i18n/message-keys.ts'

type Named = Readonly<Record<string, string | number>>

export interface Text {
  /** The word for a key. A `count` among the named values also chooses the plural form. */
  readonly t: (key: MessageKey, named?: Named) => string
  /** A key that is known at run time only (a value of a list); an unknown one gives the key itself. */
  readonly tAny: (key: string, named?: Named) => string
  readonly date: (isoDay: string) => string
  readonly time: (milliseconds: number) => string
  readonly number: (value: number) => string
  readonly language: ComputedRef<string>
}

export function useText(): Text {
  const i18n = useI18n({ useScope: 'global' })
  const say = (key: string, named: Named = {}): string =>
    typeof named['count'] === 'number' ? i18n.t(key, named, named['count']) : i18n.t(key, named)
  const language = computed(() => i18n.locale.value)
  return {
    t: say,
    tAny: say,
    date: (isoDay) => formatDate(isoDay),
    time: (milliseconds) => formatTime(milliseconds),
    number: (value) => formatNumber(value, language.value),
    language,
  }
}
