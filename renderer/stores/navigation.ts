/** Names of the screens and what leads to them. Views and commands go by these names, never by paths. */
import type { RouteLocationRaw } from 'vue-router'
import type { EntityId } from '#shared/domain/case-file.ts'

export const screens = {
  today: 'today',
  cases: 'cases',
  caseNew: 'case-new',
  tableImport: 'table-import',
  caseFile: 'case',
  consultation: 'consultation',
  chainRun: 'chain-run',
  referral: 'referral',
  summary: 'summary',
  referrals: 'referrals',
  chains: 'chains',
  companies: 'companies',
  events: 'events',
  directory: 'directory',
  exchange: 'exchange',
  settings: 'settings',
  help: 'help',
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

export function toChainRun(id: EntityId, run: EntityId): RouteLocationRaw {
  return { name: screens.chainRun, params: { id, run } }
}
