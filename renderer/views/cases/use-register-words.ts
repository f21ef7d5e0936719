/** What registers are called on the screen: for the history and for values that contradict each other. */
import type { MessageKey } from '#renderer/i18n/message-keys.ts'
import { useText } from '#renderer/i18n/use-text.ts'

/** Entities by the letter before their id. */
const entityWords: Readonly<Record<string, MessageKey>> = {
  c: 'cases.case.consultation',
  a: 'cases.case.agreementNew',
  w: 'cases.case.followUpNew',
  r: 'casework.register.referral',
  l: 'casework.register.link',
  o: 'casework.register.place',
  m: 'casework.register.placement',
  p: 'casework.register.chain',
}
/** Fields that no form asks for. */
const otherWords: Readonly<Record<string, MessageKey>> = {
  code: 'casework.register.code',
  openedOn: 'casework.register.openedOn',
  adviser: 'casework.register.adviser',
  binnedOn: 'casework.register.binnedOn',
  anonymisedOn: 'casework.register.anonymisedOn',
  imported: 'casework.register.imported',
  event: 'casework.register.event',
}

export interface RegisterWords {
  readonly registerName: (name: string) => string
  /** Each name once, in the order of the change. The first fields of a new case need not be listed. */
  readonly registerNames: (names: readonly string[]) => readonly string[]
}

export function useRegisterWords(): RegisterWords {
  const { t, tAny } = useText()

  function registerName(name: string): string {
    const entity = name.charAt(1) === '.' ? entityWords[name.charAt(0)] : undefined
    const known = entity ?? otherWords[name]
    if (known) return t(known)
    const field = `cases.fields.${name}`
    const words = tAny(field)
    return words === field ? t('casework.register.other') : words
  }

  return {
    registerName,
    registerNames(names) {
      const told = names.includes('code')
        ? names.filter((name) => name === 'code' || name.charAt(1) === '.')
        : names
      return [...new Set(told.map(registerName))]
    },
  }
}
