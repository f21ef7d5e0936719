/** A line of the history in words. */
import type { LogEntry } from '#shared/exchange/exchange-log.ts'
import type { Text } from '#renderer/i18n/use-text.ts'
import type { ExchangeHistory } from '#renderer/stores/partners.ts'

export type LogKind = 'sent' | 'received' | 'refused'

export function kindOf({ act }: LogEntry): LogKind {
  if (act === 'refused') return 'refused'
  return act === 'made' || act === 'saved' || act === 'notSaved' ? 'sent' : 'received'
}

export interface LogWords {
  readonly title: string
  /** What it held or did, or why it was refused. */
  readonly detail: string
}

export function logWords(text: Text, names: ExchangeHistory['names'], entry: LogEntry): LogWords {
  const offices = entry.offices.map((id) => officeWord(text, names, id)).join(', ')
  return { title: text.t(`exchangeLog.said.${saidOf(entry)}`, { offices }), detail: detailOf(text, entry) }
}

function officeWord({ t }: Text, names: ExchangeHistory['names'], id: string): string {
  const name = names.find((office) => office.id === id)?.name
  return name === undefined ? t('exchangeLog.unknownOffice') : `„${name}“`
}

function saidOf({ act, kind, offices, setAside }: LogEntry) {
  if (kind === 'enrol') return saidOfInvitation(act)
  if (act === 'applied' && setAside) return 'appliedPartly'
  if (offices.length > 0) return act
  if (act === 'refused') return 'refusedUnknown'
  return act === 'stopped' ? 'stoppedUnknown' : act
}

function saidOfInvitation(act: LogEntry['act']) {
  if (act === 'made') return 'invited'
  return act === 'applied' ? 'joined' : act
}

function detailOf(text: Text, entry: LogEntry): string {
  if (entry.act === 'refused') return refusalWords(text, entry)
  if (entry.kind === 'enrol') return ''
  if (entry.act === 'applied') return countWords(text, entry)
  const isSent = kindOf(entry) === 'sent' && entry.records !== null
  return isSent ? text.t('exchangeLog.records', { count: entry.records }) : ''
}

function refusalWords({ t, tAny }: Text, { code, offices }: LogEntry): string {
  const reason = tAny(`errors.${code ?? ''}`)
  return offices.length > 0 ? `${reason} ${t('exchangeLog.claimed')}` : reason
}

function countWords({ t }: Text, { counts, setAside }: LogEntry): string {
  if (!counts) return ''
  const said = (['added', 'changed', 'conflicts', 'erased'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => t(`exchangeLog.counts.${name}`, { number: counts[name] }))
  if (setAside) said.push(t('exchangeLog.setAside', { count: setAside }))
  return said.length > 0 ? said.join(', ') : t('exchangeLog.nothing')
}
