/** What a device remembers once it has made a package. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '#shared/base/bytes.ts'
import { withPeer, type ExchangeState, type Peer } from '#shared/exchange/exchange-state.ts'
import { markOfFigures, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { withGiven } from '#shared/exchange/in-scope.ts'
import { encodeHeader, type PackageHeader } from '#shared/exchange/package-header.ts'
import type { ExportPlan } from '#shared/exchange/plan-export.ts'
import { asideFrom, rememberedMarks, withSentPackage } from '#shared/exchange/receipts.ts'
import { inOwnOffice, markOfChoices, withToldChoices } from '#shared/exchange/scope-choice.ts'
import { scopeVersion } from '#shared/exchange/scope.ts'
import { carriesRecords, markOf } from '#shared/exchange/sent-package.ts'
import { isNewFor } from '#shared/records/knowledge.ts'
import type { MergeableRecord } from '#shared/records/record.ts'

export interface Sending {
  readonly plan: ExportPlan
  readonly records: readonly MergeableRecord[]
  readonly figures?: FigureSet | null
  readonly header: PackageHeader
  /** Of the file. */
  readonly name: string
}

/** To be stored before the file is handed out: two packages must never share a number. */
export function stateAfterSending(state: ExchangeState, sending: Sending): ExchangeState {
  const { plan, records, header, name } = sending
  const { pkg, seq, kind, created } = header
  const { scope, theirs } = plan.between
  const hash = bytesToHex(sha256(encodeHeader(header)))
  const numbered: ExchangeState = { ...state, sent: { seq, hash } }
  const to = plan.recipients.map(({ id }) => id)
  const change = tellingOf(sending)
  const news = to.reduce((before, id) => {
    const aside = asideFrom(state, id).at(-1)
    return withPeer(before, id, { ...change, ...(aside === undefined ? {} : { asideTold: aside }) })
  }, numbered)
  const told = withToldChoices(news, inOwnOffice(plan), markOfChoices(state))
  const remembered = withSentPackage(told, {
    ...{ pkg, seq, name, kind, created, scope, version: scopeVersion, to },
    offices: [...theirs],
    base: plan.since,
    upto: carriesRecords(kind) ? plan.have : {},
    marks: marksOf(sending),
    got: [],
  })
  if (!carriesRecords(kind)) return remembered
  return theirs.reduce((before, office) => withGiven(before, office, { scope, records }), remembered)
}

/** What each recipient is told by it. A package without records tells only what is known here. */
function tellingOf(sending: Sending): Partial<Peer> {
  const { kind, created } = sending.header
  const { have, between } = sending.plan
  if (carriesRecords(kind)) {
    const told = { scope: between.scope, have, marks: marksOf(sending) }
    return { lastSent: created, told, heard: undefined, ...toldFigures(sending) }
  }
  // Who belongs to the network is no news of the office's work.
  return kind === 'directory' ? { heard: have } : { lastSent: created, heard: have }
}

/** The states that the vectors do not tell of. Too many are told again. */
function marksOf({ plan, records }: Sending): string[] {
  const untold = records.filter((record) => isNewFor(record, plan.have)).map(markOf)
  return untold.slice(-rememberedMarks)
}

/** Rows for counting are a state: a set takes the place of the one before, and may be told again later. */
function toldFigures({ figures, header }: Sending): Pick<Peer, 'figures'> {
  return figures ? { figures: { seq: header.seq, mark: markOfFigures(figures), got: false } } : {}
}
