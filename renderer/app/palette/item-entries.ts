/** Entries for events. */
import type { Item } from '#shared/domain/item.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { FoundEntry } from '#renderer/app/palette/found-entry.ts'
import { toEvent } from '#renderer/stores/navigation.ts'

/** Read without the schema of their kind: whatever text stands in one of them can be found. */
export function eventEntries(
  items: readonly Item[],
  dateWords: (day: string) => string,
): readonly FoundEntry[] {
  return items.map((item) => {
    const title = titleOf(item)
    return {
      id: `item:${item.id}`,
      group: 'events',
      title,
      short: [],
      texts: textsIn(Object.values(item.values)).filter((text) => text !== title),
      detail: typeof item.values['on'] === 'string' ? dateWords(item.values['on']) : '',
      target: { to: toEvent(item.id) },
    }
  })
}

function titleOf({ values }: Item): string {
  const { title } = values
  return typeof title === 'string' && title !== '' ? title : (textsIn(Object.values(values))[0] ?? '')
}

/** Every text in a value, but no ids and days: nobody looks for those. */
function textsIn(values: readonly JsonValue[]): readonly string[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return isForProgram(value) ? [] : [value]
    if (typeof value !== 'object' || value === null) return []
    return textsIn(Object.values(value))
  })
}

function isForProgram(text: string): boolean {
  return text === '' || /^[0-9a-f]{32}$/.test(text) || /^\d{4}-\d\d-\d\d/.test(text)
}
