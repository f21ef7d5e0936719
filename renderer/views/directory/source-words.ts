/** Where an entry is known from, in one line. */
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import type { ResolvedBody } from '#shared/directory/resolve.ts'
import type { Text } from '#renderer/i18n/use-text.ts'

type Known = Pick<ResolvedBody, 'sources' | 'ownSource' | 'checkedOn'>

export function sourceWords({ t, date }: Pick<Text, 't' | 'date'>, body: Known): string {
  const { sources, ownSource, checkedOn } = body
  const own = ownSource === '' ? [] : [t('directory.route.ownSource', { source: ownSource })]
  const checked = checkedOn === null ? [] : [t('directory.route.checkedOn', { date: date(checkedOn) })]
  const all = [...own, ...checked, ...citedWords({ t }, sources)]
  return all.length > 0 ? all.join('. ') : t('directory.route.noSource')
}

/** The shipped sources with the day that they themselves state. */
export function citedWords({ t }: Pick<Text, 't'>, ids: readonly string[]): readonly string[] {
  return bundledSources
    .filter(({ id }) => ids.includes(id))
    .map(({ title, contentDate }) => t('directory.source', { title, date: contentDate }))
}
