/** The small records in memory, by kind. */
import type { EntityId } from '#shared/domain/case-file.ts'
import { isRemoved, type Item, type ItemKind } from '#shared/domain/item.ts'

export interface ItemShelf {
  /** `null` for a record that is no item, or no longer one. */
  readonly put: (id: EntityId, item: Item | null) => void
  readonly clear: () => void
  readonly get: (id: EntityId) => Item | undefined
  /** Those of a kind that were not taken away, in a fixed order. */
  readonly ofKind: (kind: ItemKind) => readonly Item[]
  /** Those of a kind, also what was taken away. */
  readonly everyOfKind: (kind: ItemKind) => readonly Item[]
}

export function createItemShelf(): ItemShelf {
  const itemsById = new Map<EntityId, Item>()
  const everyOfKind = (kind: ItemKind): readonly Item[] =>
    [...itemsById.values()].filter((item) => item.kind === kind).sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    put(id, item) {
      if (item) itemsById.set(id, item)
      else itemsById.delete(id)
    },
    clear: () => itemsById.clear(),
    get: (id) => itemsById.get(id),
    ofKind: (kind) => everyOfKind(kind).filter((item) => !isRemoved(item)),
    everyOfKind,
  }
}
