/** Rows of the palette before they are drawn: each with the place it leads to. */
import type { PaletteGroup } from '#renderer/components/index.ts'
import type { Text } from '#renderer/i18n/use-text.ts'
import type { Target } from '#renderer/app/palette/found-entry.ts'

export interface Row {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly shortcut?: string | undefined
  readonly target: Target
}

export interface Rows {
  readonly id: string
  readonly label: string
  /** How many there are; more than are shown. */
  readonly total: number
  readonly rows: readonly Row[]
}

/** As the palette draws them: with a number where there are more than are shown. */
export function groupsOf(rows: readonly Rows[], { t, number }: Text): readonly PaletteGroup[] {
  return rows.map(({ id, label, total, rows: items }) => ({
    id,
    label,
    ...(total > items.length
      ? { count: t('find.groups.count', { shown: number(items.length), total: number(total) }) }
      : {}),
    items,
  }))
}
