/** The history of exchanges in the vault: a control row of its own, beside records and exchange. */
import {
  logEntry,
  readExchangeLog,
  withLogEntry,
  type ExchangeLog,
  type LogAct,
  type LogEntry,
} from '#shared/exchange/exchange-log.ts'
import { createdAt, type PackageHeader } from '#shared/exchange/package-header.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

type Controls = Pick<Draft, 'control' | 'putControl'>

/** What is to be told of an act; the moment is this device's. */
export interface LogLine extends Partial<Omit<LogEntry, 'at'>> {
  readonly act: LogAct
}

export function exchangeLogOf(control: (name: 'exchange-log') => unknown): ExchangeLog {
  return readExchangeLog(control('exchange-log'))
}

/** Tells of an act in the very commit that does it. */
export function logInDraft(
  { clock }: Pick<World, 'clock'>,
  draft: Controls,
  { act, ...line }: LogLine,
): void {
  const entry = logEntry(createdAt(clock.now()), act, line)
  draft.putControl('exchange-log', withLogEntry(exchangeLogOf(draft.control), entry))
}

/**
 * Tells of what has changed nothing else, a refusal say. A line that cannot be written is left out: the act itself was
 * answered already. Not to be called inside `store.exclusively`.
 */
export async function noteExchange(
  world: Pick<World, 'clock'>,
  { store }: Pick<Session, 'store'>,
  line: LogLine,
): Promise<void> {
  await store.commit(async (draft) => {
    logInDraft(world, draft, line)
    return { ok: true, value: null }
  })
}

/** What the header of a package says of it. */
export function lineOf({ pkg, kind, records }: PackageHeader): Omit<LogLine, 'act'> {
  return { pkg, kind, records }
}
