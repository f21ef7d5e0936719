/** Which options fit what was typed: the last used first, then by where the word was found. */
import type { Option } from './field-props.ts'

const umlauts: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' }

/** Lower case, without accents; `ae` and `ä` are both `a`, so either spelling finds the other. */
export function foldForMatch(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .replace(/ae|oe|ue/g, (pair) => pair.charAt(0))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

function rank(option: Option, needle: string): number {
  const label = foldForMatch(option.label)
  if (label.startsWith(needle)) return 0
  if (label.split(/[\s(/-]+/).some((word) => word.startsWith(needle))) return 1
  if (needle.split(/\s+/).every((word) => label.includes(word))) return 2
  return foldForMatch(option.detail ?? '').includes(needle) ? 3 : -1
}

/** Options that fit, best first; several words may stand apart and in any order. With nothing typed: the last used, then the rest in their own order. */
export function matchOptions(
  options: readonly Option[],
  typed: string,
  recent: readonly string[] = [],
): readonly Option[] {
  const needle = foldForMatch(typed.trim())
  const recency = (option: Option): number => {
    const at = recent.indexOf(option.value)
    return at < 0 ? recent.length : at
  }
  return options
    .map((option, order) => ({ option, order, rank: needle === '' ? 0 : rank(option, needle) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank || recency(a.option) - recency(b.option) || a.order - b.order)
    .map((found) => found.option)
}
