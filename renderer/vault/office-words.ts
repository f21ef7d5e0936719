/**
 * The words of the lists as search must know them: those of the office before the bundled ones. Made anew after a
 * change of a list, when the next word is asked for.
 */
import { readListValue } from '#shared/domain/list-value.ts'
import { isOwnValue } from '#shared/domain/own-value.ts'
import { officeLists, type OfficeLists } from '#shared/domain/office-lists.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import type { ItemShelf } from '#renderer/vault/item-shelf.ts'

export interface OfficeWords {
  /** The word for a value; none for an own value of another office that nobody here knows. */
  readonly labelOf: LabelOf
  /** A list was changed. */
  readonly forget: () => void
}

export function createOfficeWords(
  items: Pick<ItemShelf, 'ofKind'>,
  bundled: LabelOf,
  office: () => string,
): OfficeWords {
  let lists: OfficeLists | null = null

  function known(): OfficeLists {
    lists ??= officeLists(
      items.ofKind('list-value').flatMap((item) => readListValue(item) ?? []),
      office(),
    )
    return lists
  }

  return {
    labelOf: (list, value) => known().wordOf(list, value) ?? (isOwnValue(value) ? '' : bundled(list, value)),
    forget() {
      lists = null
    },
  }
}
