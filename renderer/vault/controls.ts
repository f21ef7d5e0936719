/** What the vault keeps beside the records: rows of `ctl`, sealed and journaled like everything else. */
import * as z from 'zod'
import type { JsonValue } from '#shared/base/json.ts'
import { Region } from '#shared/domain/value-lists.ts'

/** The writing device: which number and stamp its next write follows. What it knows of others stands in `exchange`. */
export const Own = z
  .object({ device: z.string(), counter: z.number().int().nonnegative(), stamp: z.string() })
  .readonly()
export type Own = z.infer<typeof Own>

export const OfficeRow = z
  .object({
    name: z.string(),
    region: Region,
    /** ISO day and time of the last backup to a folder; `null` before the first. */
    lastBackup: z.string().nullable(),
    /** Months after which a closed case is proposed for reducing, where the office has chosen. */
    reduceAfterMonths: z.number().int().min(1).max(120).optional(),
  })
  .readonly()
export type OfficeRow = z.infer<typeof OfficeRow>

/** Half-typed forms by the name the window gave them. */
export const Drafts = z.record(z.string(), z.custom<JsonValue>()).readonly()
export type Drafts = z.infer<typeof Drafts>

/** The program that last took a snapshot: another version takes one of its own before it is trusted. */
export const ProgramRow = z.object({ version: z.string(), electron: z.string() }).readonly()
export type ProgramRow = z.infer<typeof ProgramRow>

/** Number of the row key under which everything stands, older generations included. */
export const KeyedRow = z.object({ kid: z.number().int() }).readonly()

/** The rows of `ctl` that are journaled. The position in the journal is not: it belongs to the working copy. */
export const controlNames = [
  'own',
  'office',
  'drafts',
  'exchange',
  'exchange-log',
  'program',
  'keyed',
  'imports',
  'publishers',
  'seals',
  'folder',
  'figures',
] as const
export type ControlName = (typeof controlNames)[number]
