/** Where a fix goes: the piece it takes the place of, so that taking one out leaves no gap of two spaces. */
import type { Trace } from '#shared/anonymity/trace.ts'

export interface Edit {
  readonly at: number
  readonly end: number
  readonly put: string
}

export function editFor(text: string, { at, end }: Pick<Trace, 'at' | 'end'>, fix: string): Edit {
  const before = text.charAt(at - 1)
  if (fix !== '') return { at, end, put: fix }
  if (isSpace(before) && text.charAt(end) === ' ') return { at, end: end + 1, put: '' }
  return before === ' ' && closes(text.charAt(end)) ? { at: at - 1, end, put: '' } : { at, end, put: '' }
}

/** A space, or the beginning of the text. */
function isSpace(character: string): boolean {
  return character === '' || /\s/u.test(character)
}

/** What ends a word: a mark, a line, the end of the text. */
function closes(character: string): boolean {
  return isSpace(character) || /[.,;:!?)]/u.test(character)
}

export function edited(text: string, { at, end, put }: Edit): string {
  return text.slice(0, at) + put + text.slice(end)
}
