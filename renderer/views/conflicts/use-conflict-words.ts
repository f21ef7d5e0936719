/** What contradicts, in words: the record, the field, each value, and who wrote it when. */
import { dateAt, timeAt } from '#shared/base/calendar-date.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { useVersionWords } from '#renderer/views/cases/use-version-words.ts'
import { useFieldWords } from '#renderer/views/conflicts/use-field-words.ts'
import { useItemValueWords } from '#renderer/views/conflicts/use-item-value-words.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ConflictVersion, OpenConflict } from '#renderer/vault/vault-api.ts'

export interface ConflictWords {
  readonly recordWords: (conflict: OpenConflict) => string
  readonly fieldWords: (conflict: OpenConflict) => string
  readonly valueWords: (conflict: OpenConflict, value: JsonValue) => string
  readonly writerWords: (version: ConflictVersion) => string
}

export function useConflictWords(): ConflictWords {
  const { t, date } = useText()
  const caseValue = useVersionWords()
  const itemValue = useItemValueWords()
  const fieldWords = useFieldWords()
  const { timeZone } = useSurroundings()

  function who({ by, office, isOwn }: ConflictVersion): string {
    if (isOwn) return by === '' ? t('conflict.who.ownUnnamed') : t('conflict.who.own', { by })
    if (office === '') return by === '' ? t('conflict.who.unknown') : by
    return by === '' ? t('conflict.who.officeUnnamed', { office }) : t('conflict.who.office', { by, office })
  }

  return {
    fieldWords,
    recordWords: ({ kind, title }) =>
      kind === 'case' ? t('conflict.caseOf', { title }) : t(`conflict.kind.${kind}`, { title }),
    valueWords: ({ kind, name }, value) =>
      kind === 'case' ? caseValue(name, value) : itemValue(name, value),
    writerWords(version) {
      const when = `${date(dateAt(version.at, timeZone))}, ${timeAt(version.at, timeZone)}`
      return t('conflict.by', { who: who(version), when })
    },
  }
}
