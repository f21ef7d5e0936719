/**
 * The lines of a package that hold rows for counting. What may stand in a row is narrow on purpose: keys of lists, first
 * days of quarters and counts. A text that a person typed does not pass, neither out nor in.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Line } from '#shared/exchange/package-body.ts'
import type { PackageHeader } from '#shared/exchange/package-header.ts'
import { OfficeId } from '#shared/exchange/package-header.ts'
import { markOfValue } from '#shared/exchange/sent-package.ts'

const Token = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}(?:\/[a-z0-9-]{1,40})?$/)
const Name = z.string().regex(/^[a-zA-Z]{1,30}$/)
const FigureValue = z.union([
  Token.nullable(),
  z.array(Token).max(100).readonly(),
  z.record(Token, z.number().int().positive()).readonly(),
])
const FigureRow = z.record(Name, FigureValue).readonly()

/** The rows of an office, one for each of its cases, and the day they were made. */
export interface FigureSet {
  readonly at: CalendarDate
  readonly rows: readonly z.infer<typeof FigureRow>[]
}

const rowsInLine = 200
const mostRows = 1_000_000
/** Of all rows of a set as JSON: some 50,000 cases. More would not fit where it is kept. */
export const mostFigureBytes = 24 * 1024 * 1024
/** Of all sets together; they are written in one piece, beside records and exchange. */
const mostStoredBytes = 40 * 1024 * 1024

const FigureLine = z.looseObject({
  t: z.literal('fig'),
  at: CalendarDate,
  /** Rows in all lines together. */
  of: z.number().int().nonnegative().max(mostRows),
  rows: z.array(FigureRow).max(rowsInLine),
})

/** The set as lines; one without rows is said too, because it takes the place of the one before. */
export function figureLines({ at, rows }: FigureSet): readonly Line[] {
  const count = Math.max(1, Math.ceil(rows.length / rowsInLine))
  return Array.from({ length: count }, (_, index) => ({
    t: 'fig',
    at,
    of: rows.length,
    rows: rows.slice(index * rowsInLine, (index + 1) * rowsInLine),
  }))
}

/** The set of a package's lines: `null` where it brings none, `undefined` where the lines do not make a whole one. */
export function readFigures(lines: readonly Line[]): FigureSet | null | undefined {
  const read = lines.filter(({ t }) => t === 'fig').map((line) => FigureLine.safeParse(line))
  const parts = read.flatMap(({ data }) => data ?? [])
  const [first] = parts
  if (read.length === 0) return null
  if (!first || parts.length < read.length) return undefined
  if (!fitsFigures(parts)) return undefined
  const rows = parts.flatMap((part) => part.rows)
  const isWhole = rows.length === first.of && parts.every(({ at, of }) => at === first.at && of === first.of)
  return isWhole ? { at: first.at, rows } : undefined
}

/** Whether a reader takes so many rows. */
export function fitsFigures(parts: readonly Pick<FigureSet, 'rows'>[]): boolean {
  return parts.reduce((sum, { rows }) => sum + bytesOf(rows), 0) <= mostFigureBytes
}

/** All of it is ASCII. */
function bytesOf(value: unknown): number {
  return JSON.stringify(value).length
}

/** Names what the rows say, whatever day they are of. */
export function markOfFigures({ rows }: FigureSet): string {
  return markOfValue(['figures', rows])
}

/** The newest set of each office that sent one. */
export const StoredFigures = z.record(
  OfficeId,
  z.object({ at: CalendarDate, created: z.string(), seq: z.number(), rows: z.array(FigureRow) }).readonly(),
)
export type StoredFigures = z.infer<typeof StoredFigures>

/**
 * What is kept after a package: an older one that comes late changes nothing. Where it becomes too much the largest set
 * goes, so that one office alone cannot drive the others out.
 */
export function figuresAfter(
  stored: StoredFigures,
  { header, figures }: { readonly header: PackageHeader; readonly figures: FigureSet | null },
): StoredFigures {
  const { office, created, seq } = header
  const before = Object.hasOwn(stored, office) ? stored[office] : undefined
  if (!figures || (before && isLater(before, header))) return stored
  return fittingSets({ ...stored, [office]: { at: figures.at, created, seq, rows: [...figures.rows] } })
}

function fittingSets(stored: StoredFigures): StoredFigures {
  const sizes = Object.entries(stored)
    .map(([office, { rows }]) => ({ office, bytes: bytesOf(rows) }))
    .sort((a, b) => a.bytes - b.bytes)
  let room = mostStoredBytes
  const fitting = sizes.filter(({ bytes }) => (room -= bytes) >= 0).map(({ office }) => office)
  return Object.fromEntries(Object.entries(stored).filter(([office]) => fitting.includes(office)))
}

function isLater(
  a: { readonly created: string; readonly seq: number },
  b: { readonly created: string; readonly seq: number },
): boolean {
  return a.created === b.created ? a.seq > b.seq : a.created > b.created
}
