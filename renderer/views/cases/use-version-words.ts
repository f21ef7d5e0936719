/** A value of a register in words, so that two of them can be told apart and one be chosen. */
import * as z from 'zod'
import type { JsonValue } from '#shared/records/record.ts'
import type { ListName } from '#shared/domain/value-lists.ts'
import { factLists } from '#shared/domain/profile-facts.ts'
import { useWholeWords } from '#renderer/views/cases/use-whole-words.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

/** The list behind a field that holds one value of it. */
const listOfField: Readonly<Record<string, ListName>> = {
  ...factLists,
  region: 'region',
  clientGroup: 'clientGroup',
  way: 'referralWay',
  outcome: 'referralOutcome',
  consent: 'consent',
}
/** The list behind a field that holds several. */
const listOfValues: Readonly<Record<string, ListName>> = { topics: 'topic', results: 'caseResult' }
const isoDay = /^\d{4}-\d\d-\d\d$/
const Texts = z.array(z.string())

export function useVersionWords(): (name: string, value: JsonValue) => string {
  const { t, date } = useText()
  const { labelOf, labelsOf } = useLabels()
  const wholeWords = useWholeWords()

  /** A newer program may have more values. */
  function knownLabel(list: ListName, value: string): string {
    const label = labelOf(list, value)
    return label === `lists.${list}.${value}` ? t('casework.conflict.unreadable') : label
  }

  function textWords(field: string, value: string): string {
    const list = listOfField[field]
    if (value === '') return t('casework.conflict.empty')
    if (list) return knownLabel(list, value)
    return isoDay.test(value) ? date(value) : value
  }

  function valuesWords(field: string, value: JsonValue): string | undefined {
    const list = listOfValues[field]
    const texts = Texts.safeParse(value)
    if (!list || !texts.success) return undefined
    return labelsOf(list, texts.data) || t('casework.conflict.empty')
  }

  function plainWords(field: string, value: JsonValue): string | undefined {
    if (value === null) return t('casework.conflict.empty')
    if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no')
    if (typeof value === 'number') return String(value)
    return typeof value === 'string' ? textWords(field, value) : valuesWords(field, value)
  }

  return (name, value) => {
    const unreadable = t('casework.conflict.unreadable')
    if (name.charAt(1) !== '.') return plainWords(name, value) ?? unreadable
    const [letter = '', _id, ...rest] = name.split('.')
    if (rest.length === 0) return value === null ? t('casework.conflict.removed') : wholeWords(letter, value)
    // A field of a referral, an answer or a step of a chain.
    return plainWords(rest.at(-1) ?? '', value) ?? wholeWords(letter, value)
  }
}
