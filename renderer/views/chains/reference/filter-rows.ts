/** The rows in which every typed word occurs, whatever the accents and capitals. */
import { fold } from '#shared/search/fold.ts'

export function filterRows<Row>(
  rows: readonly Row[],
  typed: string,
  textOf: (row: Row) => readonly string[],
): readonly Row[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = fold(textOf(row).join(' '))
    return words.every((word) => text.includes(word))
  })
}
