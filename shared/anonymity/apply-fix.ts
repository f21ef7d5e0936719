/** Where a fix goes: the piece it takes the place of, so that taking one out leaves no gap of two spaces. */
import type { Trace } from '#shared/anonymity/trace.ts'

export interface Edit {
  readonly at: number
  readonly end: number
  readonly put: string
}

export function editFor(text: string, { at, end }: Pick<Trace, 'at' | 'end'>, fix: string): Edit {
  if (fix !== '') return { at, end, put: fix }
  const spaceBefore = at === 0 || /\s/u.test(text.charAt(at - 1))
  if (spaceBefore && text.charAt(end) === ' ') return { at, end: end + 1, put: '' }
  const closes = end === text.length || /[\s.,;:!?)]/u.test(text.charAt(end))
  return at > 0 && text.charAt(at - 1) === ' ' && closes ? { at: at - 1, end, put: '' } : { at, end, put: '' }
}

export function edited(text: string, { at, end, put }: Edit): string {
  return text.slice(0, at) + put + text.slice(end)
}
