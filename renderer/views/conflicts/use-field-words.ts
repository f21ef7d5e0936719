/** What the entry is called that contradicts, in the words of the form it is filled in with. */
import { useRegisterWords } from '#renderer/views/cases/use-register-words.ts'
import type { MessageKey } from '#renderer/i18n/message-keys.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import type { OpenConflict } from '#renderer/vault/vault-api.ts'

/** Where the words of a kind's fields stand. */
const areasOfKind: Readonly<Record<string, readonly string[]>> = {
  event: ['events.form', 'events.counts'],
  body: ['directory.form'],
  programme: ['directory.programme', 'directory.form'],
  absence: ['advisers.absence'],
}
/** What stands whole in a register of an event, by the letter before its id. */
const entitiesOfEvent: Readonly<Record<string, MessageKey>> = {
  s: 'events.form.stops',
  b: 'events.form.partners',
  f: 'events.view.companies',
  k: 'events.checks.title',
  g: 'events.counts.groups',
  n: 'events.counts.heads',
  e: 'events.counts.results',
}

export function useFieldWords(): (conflict: OpenConflict) => string {
  const { t, tAny } = useText()
  const { registerName } = useRegisterWords()
  const { labelOf } = useLabels()

  const known = (keys: readonly string[]): string =>
    keys.map((key) => [key, tAny(key)] as const).find(([key, words]) => words !== key)?.[1] ??
    t('casework.register.other')

  function ofCase({ name, about }: OpenConflict): string {
    const [letter, , field] = name.split('.')
    if (letter !== 'r' || field === undefined) return registerName(name)
    const of = about === '' ? registerName(name) : t('conflict.referralTo', { body: about })
    return t('conflict.aboutField', { about: of, field: known([`referral.${field}`]) })
  }

  function ofEvent(name: string): string | undefined {
    const [letter = '', first, second = ''] = name.split('.')
    const entity = first === undefined ? undefined : entitiesOfEvent[letter]
    if (!entity || letter !== 'n') return entity && t(entity)
    return `${t(entity)} (${labelOf('gender', first ?? '')}, ${labelOf('ageBand', second)})`
  }

  return (conflict) => {
    const { kind, name } = conflict
    if (kind === 'case') return ofCase(conflict)
    const entity = kind === 'event' ? ofEvent(name) : undefined
    return entity ?? known([...(areasOfKind[kind] ?? []), 'conflict.field'].map((area) => `${area}.${name}`))
  }
}
