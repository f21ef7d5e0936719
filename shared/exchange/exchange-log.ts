/**
 * The history of exchanges, for people: what was made, opened, taken over or refused, and when. Nothing else is decided
 * by it but how a partner office stands on the screen, so a line that does not read is left out.
 */
import * as z from 'zod'
import { PackageKind } from '#shared/exchange/package-header.ts'

const Count = z.number().int().nonnegative()

export const LogAct = z.enum([
  /** A package was made. Whether its file was written is not known yet. */
  'made',
  'saved',
  /** Its file was not written; what it held counts as not sent. */
  'notSaved',
  /** Looked into; nothing was decided. */
  'opened',
  'applied',
  'discarded',
  'refused',
  /** A person stopped the opening or the taking over before anything was written. */
  'stopped',
])
export type LogAct = z.infer<typeof LogAct>

export const LogEntry = z
  .object({
    /** To the minute, UTC; of this device's clock. */
    at: z.string().max(30),
    act: LogAct,
    /** Those it went to, or the one it came from. Of a refused package: the one it names, proven or not. */
    offices: z.array(z.string()).readonly(),
    kind: PackageKind.nullable().catch(null),
    /** Random name of the package; `null` where it could not be read. */
    pkg: z.string().nullable().catch(null),
    /** Name of the file of an own package. */
    file: z.string().nullable().catch(null),
    records: Count.nullable().catch(null),
    counts: z
      .object({ added: Count, changed: Count, conflicts: Count, erased: Count })
      .nullable()
      .catch(null),
    /** Entries of it that were not taken in, by what is exchanged with that office. */
    setAside: Count.nullable().catch(null),
    /** Why it was refused. */
    code: z.string().nullable().catch(null),
    /** The own writes it promises; its arrival is confirmed once the other office knows them. */
    promised: z.object({ device: z.string(), counter: Count }).nullable().catch(null),
  })
  .readonly()
export type LogEntry = z.infer<typeof LogEntry>

/** The newest last. */
export type ExchangeLog = readonly LogEntry[]

/** About two years of an office that exchanges with five others every week; more would only grow. */
export const remembered = 500

export function readExchangeLog(stored: unknown): ExchangeLog {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((entry) => {
    const read = LogEntry.safeParse(entry)
    return read.success ? [read.data] : []
  })
}

export function logEntry(at: string, act: LogAct, more: Partial<Omit<LogEntry, 'at' | 'act'>>): LogEntry {
  const nothing = {
    kind: null,
    pkg: null,
    file: null,
    records: null,
    counts: null,
    setAside: null,
    code: null,
    promised: null,
  }
  return { at, act, offices: [], ...nothing, ...more }
}

/** One line for one package: what becomes of it takes the place of the line that said it was made or opened. */
export function withLogEntry(log: ExchangeLog, entry: LogEntry): ExchangeLog {
  const others = log.filter((former) => !isReplaced(former, entry))
  return [...others, entry].slice(-remembered)
}

function isReplaced(former: LogEntry, { pkg, act }: LogEntry): boolean {
  if (pkg === null || former.pkg !== pkg) return false
  const replaced = replacedBy[act]
  return replaced.includes(former.act)
}

const replacedBy: Readonly<Record<LogAct, readonly LogAct[]>> = {
  made: [],
  saved: ['made', 'notSaved', 'saved'],
  notSaved: ['made', 'notSaved'],
  opened: ['opened', 'discarded', 'stopped'],
  applied: ['opened', 'stopped'],
  discarded: ['opened', 'stopped'],
  refused: ['opened'],
  stopped: ['opened'],
}
