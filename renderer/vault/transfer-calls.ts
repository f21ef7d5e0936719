/** The calls on transfers: all of them as this office sees them, and what the other office reports, entered. */
import type { EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { countedCases } from '#shared/domain/counted-cases.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { reportedFeedback, reportOf, type ReportedFeedback } from '#shared/domain/transfer-feedback.ts'
import { readTransfer, stateOf, waitsFor, type Transfer } from '#shared/domain/transfer.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import { isErased } from '#shared/records/record.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { repairedRecord } from '#renderer/vault/repair.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import { transferActs } from '#renderer/vault/transfer-acts.ts'
import type { TransferApi, TransferBook, TransferRow } from '#renderer/vault/transfer-api.ts'
import { hasLeft } from '#renderer/vault/transfer-left.ts'
import { enterReports } from '#renderer/vault/transfer-reports.ts'
import { sourcesOf } from '#renderer/vault/transfer-sources.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type TransferCalls = Pick<VaultApi, keyof TransferApi>

export function transferCalls(world: World, held: Held): TransferCalls {
  return {
    ...transferActs(world, held),
    transfers: async () => bookOf(sessionOf(held)),
    async caseCount() {
      const session = sessionOf(held)
      return countedCases(session.list.heads(), allTransfers(session))
    },
    async takeReport(id) {
      const session = sessionOf(held)
      return session.store.exclusively(async () => enterReports(world, session, { only: id }))
    },
  }
}

/** All that can be read, whoever they are between. */
function allTransfers({ items }: Pick<Session, 'items'>): readonly Transfer[] {
  return items.ofKind('transfer').flatMap((item) => readTransfer(item) ?? [])
}

async function bookOf(session: Session): Promise<TransferBook> {
  const control = (name: string) => session.store.state.controls.get(name)
  const state = exchangeOf(control)
  const office = belongingOf(session).office?.id ?? null
  const transfers = allTransfers(session)
    .filter(({ from, to }) => office !== null && (from === office || to === office))
    .sort((a, b) => (a.sentOn + a.id > b.sentOn + b.id ? -1 : 1))
  const looking = { session, state, office, heads: headsOf(session, transfers) }
  return { office, rows: await Promise.all(transfers.map(async (transfer) => rowOf(looking, transfer))) }
}

interface Heads {
  /** The case a transfer was made of. */
  readonly sources: ReadonlyMap<EntityId, CaseHead>
  readonly byTransfer: ReadonlyMap<EntityId, CaseHead>
}

/** Only those that transfers lead to: an office may have fifty thousand others. */
function headsOf(session: Session, transfers: readonly Transfer[]): Heads {
  const byTransfer = new Map<EntityId, CaseHead>()
  for (const head of transfers.length === 0 ? [] : session.list.heads()) {
    if (head.transfer !== undefined && head.binnedOn === null) byTransfer.set(head.transfer, head)
  }
  return { sources: sourcesOf(session, transfers), byTransfer }
}

interface Looking {
  readonly session: Session
  readonly state: ExchangeState
  readonly office: string | null
  readonly heads: Heads
}

async function rowOf({ session, state, office, heads }: Looking, transfer: Transfer): Promise<TransferRow> {
  const isOut = transfer.from === office
  const other = isOut ? transfer.to : transfer.from
  const partner = state.directory?.offices.find(({ id }) => id === other)
  const common = {
    transfer,
    state: stateOf(transfer),
    partner: { id: other, name: partner?.name ?? other },
    reply: replyOf(transfer),
  }
  const turn = waitsFor(transfer)
  if (!isOut) {
    const here = caseHere(heads, transfer, 'in')
    return { ...common, side: 'in', here, isSent: true, waits: turn === 'to', feedback: { type: 'none' } }
  }
  return {
    ...common,
    side: 'out',
    here: caseHere(heads, transfer, 'out'),
    isSent: hasLeft(session, transfer),
    waits: turn === 'from',
    feedback: await feedbackOn(session, transfer, heads.sources.get(transfer.id)),
  }
}

/** A transfer that does not name its referral goes by its own id. */
function replyOf({ id, source }: Transfer): string {
  return replyCodeOf(source?.referral ?? id)
}

function caseHere(
  { sources, byTransfer }: Heads,
  { id }: Transfer,
  side: TransferRow['side'],
): TransferRow['here'] {
  const head = (side === 'out' ? sources : byTransfer).get(id)
  if (!head) return null
  const { id: caseId, code, closedOn, anonymisedOn } = head
  return { id: caseId, code, isClosed: closedOn !== null, isReduced: anonymisedOn !== null }
}

async function feedbackOn(
  session: Session,
  transfer: Transfer,
  head: CaseHead | undefined,
): Promise<ReportedFeedback> {
  const { source } = transfer
  if (reportOf(transfer) === null || !source || !head) return { type: 'none' }
  const record = await repairedRecord(session, head.id)
  if (!record || isErased(record)) return { type: 'none' }
  const referral = readCaseFile(record).referrals.find(({ id }) => id === source.referral)
  return reportedFeedback(transfer, referral)
}
