/** A value of a small record (event, body, programme …) in words. */
import type { ListName } from '#shared/domain/value-lists.ts'
import type { JsonValue } from '#shared/records/record.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

const listOfField: Readonly<Record<string, ListName>> = {
  region: 'region',
  regions: 'region',
  partRegion: 'region',
  format: 'eventFormat',
  mediation: 'mediation',
  type: 'bodyType',
  countsAs: 'topic',
}
const isoDay = /^\d{4}-\d\d-\d\d$/

export function useItemValueWords(): (name: string, value: JsonValue) => string {
  const { t, date } = useText()
  const { labelOf } = useLabels()

  function textWords(name: string, text: string): string {
    const list = listOfField[name]
    if (list && text !== '') return labelOf(list, text)
    return isoDay.test(text) ? date(text) : text
  }

  function said(name: string, value: JsonValue): string {
    if (value === null) return ''
    if (typeof value === 'string') return textWords(name, value)
    if (typeof value === 'number') return String(value)
    if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no')
    const parts = partsOf(value).map((part) => said(name, part))
    return parts.filter((part) => part !== '').join(', ')
  }

  return (name, value) => said(name, value) || t('casework.conflict.empty')
}

/** Of a list its values, of an entity all but the id. */
function partsOf(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[]
  return Object.entries(value as Readonly<Record<string, JsonValue>>).flatMap(([name, part]) =>
    name === 'id' ? [] : [part],
  )
}
