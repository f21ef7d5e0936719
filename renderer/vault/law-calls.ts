/** The calls on official law texts. */
import { ok } from '#shared/base/result.ts'
import { readLawFile } from '#shared/laws/read-law-xml.ts'
import type { LawApi } from '#renderer/vault/law-api.ts'
import { openLawShelf } from '#renderer/vault/law-shelf.ts'
import type { World } from '#renderer/vault/world.ts'

export function lawCalls({ engine }: Pick<World, 'engine'>): LawApi {
  const shelf = openLawShelf(engine)
  return {
    async addLaw(bytes) {
      const read = readLawFile(bytes)
      if (!read.ok) return read
      await shelf.put(read.value)
      const { sections, ...rest } = read.value
      return ok({ ...rest, count: sections.length })
    },
    laws: () => shelf.list(),
    takeLaw: (law) => shelf.take(law),
    putLaw: (text) => shelf.put(text),
    lawSection: (law, number) => shelf.section(law, number),
  }
}
