/** Which districts of the north lie side by side: what is next door can be reached, what is not rarely can. */
import type { Region } from '#shared/domain/value-lists.ts'

const borders: readonly (readonly [Region, Region])[] = [
  ['magdeburg', 'boerde'],
  ['magdeburg', 'jerichower-land'],
  ['magdeburg', 'salzlandkreis'],
  ['boerde', 'jerichower-land'],
  ['boerde', 'salzlandkreis'],
  ['boerde', 'altmarkkreis-salzwedel'],
  ['boerde', 'stendal'],
  ['jerichower-land', 'salzlandkreis'],
  ['jerichower-land', 'stendal'],
  ['altmarkkreis-salzwedel', 'stendal'],
]

export function areNeighbours(one: Region, other: Region): boolean {
  return borders.some(([a, b]) => (a === one && b === other) || (a === other && b === one))
}
