/** A source as people know it: what it is called and the day its content is of. Numbers are for the files. */
import type { Source } from '#shared/directory/directory.ts'

/** An unknown source goes by its number. */
export function sourceNames(sources: readonly Source[]): (id: string) => string {
  const names = new Map(
    sources.map(({ id, title, contentDate }) => [
      id,
      contentDate === '' ? title : `${title}, Stand ${contentDate}`,
    ]),
  )
  return (id) => names.get(id) ?? id
}
