/**
 * Entries for the small records beside the cases. They are read here without the schema of their kind: whatever text
 * stands in one of them can be found.
 */
import type { RouteLocationRaw } from 'vue-router'
import type { Item } from '#shared/domain/item.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { FoundEntry } from '#renderer/app/palette/found-entry.ts'
import { screens } from '#renderer/stores/navigation.ts'

type ItemGroup = Extract<FoundEntry['group'], 'bodies' | 'events' | 'programmes'>

/** The kinds of items that are found, with their group. */
export const foundKinds = [
  ['body', 'bodies'],
  ['event', 'events'],
  ['programme', 'programmes'],
] as const

export function itemEntries(
  group: ItemGroup,
  items: readonly Item[],
  dateWords: (day: string) => string,
): readonly FoundEntry[] {
  return items.map((item) => {
    const title = titleOf(item)
    return {
      id: `item:${item.id}`,
      group,
      title,
      short: [],
      texts: textsIn(Object.values(item.values)).filter((text) => text !== title),
      detail: typeof item.values['on'] === 'string' ? dateWords(item.values['on']) : '',
      target: { to: placeOf(group, item, title) },
    }
  })
}

function placeOf(group: ItemGroup, { id }: Item, title: string): RouteLocationRaw {
  if (group === 'events') return { name: screens.events, query: { item: id } }
  return { name: screens.directory, query: { text: title, item: id } }
}

function titleOf({ values }: Item): string {
  const named = values['title'] ?? values['name']
  return typeof named === 'string' ? named : (textsIn(Object.values(values))[0] ?? '')
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
