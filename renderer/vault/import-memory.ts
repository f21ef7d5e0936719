/**
 * What the vault remembers of imports: the secret under which rows are known again, and what a person chose for
 * headings and values. Headings and values stand here as keyed hashes only.
 */
import * as z from 'zod'
import { bytesToHex, hexToBytes } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'
import * as lists from '#shared/domain/value-lists.ts'
import type { Choices, Mapping } from '#shared/spreadsheet/dry-run.ts'
import { isImportField, type ImportField } from '#shared/spreadsheet/fields.ts'
import { createSeal, fieldDigits, type Seal } from '#shared/spreadsheet/row-key.ts'
import { spelling, type Table } from '#shared/spreadsheet/table.ts'
import type { RememberedChoices } from '#renderer/vault/spreadsheet-api.ts'

const Layout = z
  .object({
    /** Field by hashed heading. */
    columns: z.record(z.string(), z.string()).readonly(),
    key: z.string().nullable(),
    bandsFrom: z.string().nullable(),
    defaults: z
      .object({
        region: lists.Region,
        clientGroup: lists.ClientGroup,
        talkKind: lists.ConsultationKind,
        talkForm: lists.CounsellingForm,
      })
      .readonly(),
  })
  .readonly()
type Layout = z.infer<typeof Layout>

/** Entries that do not read are left out: for one of them the secret, and with it every mark, must not be lost. */
function readable<T>(entry: z.ZodType<T>) {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((entries) =>
      Object.fromEntries(
        Object.entries(entries).flatMap(([name, value]) => {
          const read = entry.safeParse(value)
          return read.success ? [[name, read.data] as const] : []
        }),
      ),
    )
    .readonly()
}

export const ImportMemory = z
  .object({
    secret: z.string().regex(/^[0-9a-f]{64}$/),
    /** By the hash of all headings; the newest last. */
    layouts: readable(Layout),
    /** By the hash of field and value. An empty text: a person left it empty. */
    values: readable(z.string()),
    /** Keys of rows whose cases were reduced or erased: the same list must not bring them back. */
    gone: z.array(z.string()).readonly().catch([]),
  })
  .readonly()
export type ImportMemory = z.infer<typeof ImportMemory>

const mostLayouts = 20
const mostValues = 2000

/** With a fresh secret where nothing is remembered yet. */
export function importMemory(stored: unknown, random: Random): ImportMemory {
  const read = ImportMemory.safeParse(stored)
  return read.success
    ? read.data
    : { secret: bytesToHex(random.bytes(32)), layouts: {}, values: {}, gone: [] }
}

export function sealOf({ secret }: ImportMemory): Seal {
  return createSeal(hexToBytes(secret))
}

/** The newer choices beside the older ones. */
export function remember(
  memory: ImportMemory,
  table: Table,
  choices: Mapping & Pick<Choices, 'values'>,
): ImportMemory {
  const seal = sealOf(memory)
  const name = tableName(table, seal)
  const hashAt = (at: number | null): string | null =>
    at === null ? null : (headingHash(table, at, seal) ?? null)
  const columns = choices.columns.flatMap(({ at, field }) => {
    const heading = hashAt(at)
    return heading === null ? [] : [[heading, field] as const]
  })
  const layout: Layout = {
    columns: Object.fromEntries(columns),
    key: hashAt(choices.key),
    bandsFrom: hashAt(choices.bandsFrom),
    defaults: choices.defaults,
  }
  const { [name]: _former, ...others } = memory.layouts
  const values = Object.entries(choices.values).flatMap(([field, chosen]) =>
    Object.entries(chosen).map(([key, value]) => [valueHash(field, key, seal), value ?? ''] as const),
  )
  return {
    secret: memory.secret,
    gone: memory.gone,
    layouts: Object.fromEntries([...Object.entries(others), [name, layout] as const].slice(-mostLayouts)),
    values: Object.fromEntries([...Object.entries(memory.values), ...values].slice(-mostValues)),
  }
}

/** With the rows of these cases among those that do not come back; `null` where none of them came from a list. */
export function withGone(stored: unknown, shortMarks: readonly string[]): ImportMemory | null {
  const memory = ImportMemory.safeParse(stored)
  if (!memory.success || shortMarks.length === 0) return null
  const keys = shortMarks.map((mark) => mark.split('.')[0] ?? '')
  return { ...memory.data, gone: [...new Set([...memory.data.gone, ...keys])] }
}

/** The choices for a table with these headings, where there were any. */
export function recall(memory: ImportMemory, table: Table): RememberedChoices | null {
  const seal = sealOf(memory)
  const layout = memory.layouts[tableName(table, seal)]
  if (!layout) return null
  const atByHash = new Map(table.columns.map(({ at }) => [headingHash(table, at, seal), at]))
  const atOf = (hash: string | null): number | null => (hash === null ? null : (atByHash.get(hash) ?? null))
  return {
    columns: Object.entries(layout.columns).flatMap(([hash, field]) => {
      const at = atOf(hash)
      return at === null || !isImportField(field) ? [] : [{ at, field }]
    }),
    bandsFrom: atOf(layout.bandsFrom),
    key: atOf(layout.key),
    defaults: layout.defaults satisfies Mapping['defaults'],
  }
}

/** What a person once chose for a value; `null` where nothing was chosen. */
export function recallValue(memory: ImportMemory, field: ImportField, key: string): string | null {
  return memory.values[valueHash(field, key, sealOf(memory))] || null
}

function tableName({ columns }: Table, seal: Seal): string {
  const headings = columns.map(({ heading, letters }) => spelling(heading ?? letters)).sort()
  return seal(`table|${headings.join('|')}`, fieldDigits)
}

function headingHash({ columns }: Table, at: number, seal: Seal): string | undefined {
  const column = columns.find((one) => one.at === at)
  return column && seal(`heading|${spelling(column.heading ?? column.letters)}`, fieldDigits)
}

function valueHash(field: string, key: string, seal: Seal): string {
  return seal(`value|${field}|${key}`, fieldDigits)
}
