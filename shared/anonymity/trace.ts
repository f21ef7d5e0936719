/**
 * A trace is a piece of free text by which somebody could be recognised. Finding none proves nothing: the rules see
 * patterns, not people, and nothing here may ever be shown as "anonymous".
 */
export type TraceKind =
  | 'address-form'
  | 'name'
  | 'phone'
  | 'mail'
  | 'street'
  | 'birth-date'
  | 'entry-date'
  | 'file-number'
  | 'iban'
  | GentleKind

/** What names nobody and yet says more about somebody than the counselling needs. */
export type GentleKind = 'health' | 'religion' | 'flight' | 'court' | 'intimate'

export interface Trace {
  readonly kind: TraceKind
  /** First character and the one after the last, counted as JavaScript does (UTF-16 units). */
  readonly at: number
  readonly end: number
  readonly text: string
  /** What could stand there instead, best first; an empty one takes the piece out. German, like the notes. */
  readonly fixes: readonly string[]
}

/** Looks for one kind of trace. Never throws, answers in the order of the text. */
export type Rule = (text: string) => readonly Trace[]

const gentle: ReadonlySet<TraceKind> = new Set(['health', 'religion', 'flight', 'court', 'intimate'])

export function isGentle({ kind }: Pick<Trace, 'kind'>): boolean {
  return gentle.has(kind)
}

/** The traces a pattern finds; `pattern` needs the flag `g`. */
export function tracesBy(
  pattern: RegExp,
  make: (match: RegExpExecArray) => Pick<Trace, 'kind' | 'fixes'> | null,
): Rule {
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const made = make(match)
      const [found] = match
      return made && found !== ''
        ? [{ ...made, at: match.index, end: match.index + found.length, text: found }]
        : []
    })
}
