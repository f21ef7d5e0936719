/** Names of the screens and what leads to them. Views and commands go by these names, never by paths. */
import type { RouteLocationRaw } from 'vue-router'
import type { EntityId } from '#shared/domain/case-file.ts'

export const screens = {
  today: 'today',
  cases: 'cases',
  bin: 'bin',
  caseNew: 'case-new',
  tableImport: 'table-import',
  caseFile: 'case',
  consultation: 'consultation',
  outreach: 'outreach',
  capture: 'capture',
  chainRun: 'chain-run',
  chainLaws: 'chain-laws',
  referral: 'referral',
  summary: 'summary',
  replySlip: 'reply-slip',
  clientCard: 'client-card',
  referrals: 'referrals',
  enquiries: 'enquiries',
  transfer: 'transfer',
  transfers: 'transfers',
  chains: 'chains',
  chainReference: 'chain-reference',
  chainCompare: 'chain-compare',
  chainPackages: 'chain-packages',
  chainOlder: 'chain-older',
  chainAdapt: 'chain-adapt',
  chainEdit: 'chain-edit',
  companies: 'companies',
  events: 'events',
  eventNew: 'event-new',
  eventFile: 'event',
  eventEdit: 'event-edit',
  eventSheet: 'event-sheet',
  handOver: 'hand-over',
  directory: 'directory',
  directoryBody: 'directory-body',
  programme: 'programme',
  leaflet: 'leaflet',
  exchange: 'exchange',
  exchangeHistory: 'exchange-history',
  conflicts: 'conflicts',
  network: 'network',
  settings: 'settings',
  help: 'help',
  noteSearch: 'note-search',
} as const

export function toCase(id: EntityId): RouteLocationRaw {
  return { name: screens.caseFile, params: { id } }
}

export function toCaseScreen(
  screen: 'consultation' | 'summary' | 'referral',
  id: EntityId,
  query: Readonly<Record<string, string>> = {},
): RouteLocationRaw {
  return { name: screens[screen], params: { id }, query }
}

export function toReplySlip(id: EntityId, referral: EntityId): RouteLocationRaw {
  return { name: screens.replySlip, params: { id, referral } }
}

/** Handing over in the network what a referral says. */
export function toTransfer(id: EntityId, referral: EntityId): RouteLocationRaw {
  return { name: screens.transfer, params: { id, referral } }
}

export function toClientCard(id: EntityId): RouteLocationRaw {
  return { name: screens.clientCard, params: { id } }
}

export function toChainRun(id: EntityId, run: EntityId): RouteLocationRaw {
  return { name: screens.chainRun, params: { id, run } }
}

/** A run at what its content says otherwise by now. */
export function toRunChange(id: EntityId, run: EntityId): RouteLocationRaw {
  return { name: screens.chainRun, params: { id, run }, query: { change: 'yes' } }
}

/** An entry of the directory, to be changed; without an id, a new one. */
export function toDirectoryEntry(screen: 'directoryBody' | 'programme', id?: string): RouteLocationRaw {
  return { name: screens[screen], params: id === undefined ? {} : { id } }
}

/** A new body, of which is known already what it is and for whom. */
export function toNewBody(type: string, region: string): RouteLocationRaw {
  return { name: screens.directoryBody, query: { type, region } }
}

/** Where a leaflet gets its words from: an entry of the directory, a referral of a case, or a step of its chain. */
export type LeafletFrom =
  | { readonly body: string; readonly town: string }
  | { readonly case: EntityId; readonly referral: EntityId }
  | { readonly case: EntityId; readonly run: EntityId; readonly step: string }

export function toLeaflet(from: LeafletFrom): RouteLocationRaw {
  return { name: screens.leaflet, query: { ...from } }
}

export function toEvent(
  id: EntityId,
  screen: 'eventFile' | 'eventEdit' | 'eventSheet' = 'eventFile',
): RouteLocationRaw {
  return { name: screens[screen], params: { id } }
}
