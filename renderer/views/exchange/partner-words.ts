/** The sentence that says what to do about a partner office. */
import type { PartnerState } from '#shared/exchange/partner-state.ts'
import type { Text } from '#renderer/i18n/use-text.ts'

export function stepWords({ t, date }: Pick<Text, 't' | 'date'>, partner: PartnerState): string {
  const { step, name: office, waiting, lastSent, lastReceived, unansweredSince, notTaken } = partner
  if (step === 'SendPackage') return t('partnerState.step.SendPackage', { office, count: waiting })
  if (step === 'AskForNew' && lastReceived === null) return t('partnerState.step.AskForNewNever', { office })
  const moments = {
    AskForNew: lastReceived,
    AskWhetherArrived: unansweredSince,
    NotTaken: notTaken,
    WaitForAnswer: unansweredSince ?? lastSent,
  } as const
  const moment = Object.hasOwn(moments, step) ? moments[step as keyof typeof moments] : null
  return t(`partnerState.step.${step}`, { office, date: moment === null ? '–' : date(moment) })
}

/** What of their last package was not taken over here, and how it would come; empty where nothing was left. */
export function setAsideWords({ t }: Pick<Text, 't'>, partner: PartnerState): string {
  const { name: office, scope, setAside } = partner
  if (setAside === 0) return ''
  if (scope === 'all') return t('partnerState.setAsideComes', { office })
  return t('partnerState.setAside', { office, count: setAside })
}

/** Which of its devices can open nothing, and who can mend it. */
export function keylessWords({ t }: Pick<Text, 't'>, { name: office, keyless }: PartnerState): string {
  const devices = keyless.map((label) => label || '–').join(', ')
  return t('partnerState.keyless', { office, devices, count: keyless.length })
}
