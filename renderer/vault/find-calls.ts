/** The calls for finding: counts for filters, heads by id, the search through all notes. */
import type { CaseHead } from '#shared/domain/case-head.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { searchNotes } from '#renderer/vault/note-search.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'

type FindCalls = Pick<VaultApi, 'facets' | 'heads' | 'searchNotes' | 'stopNoteSearch'>

export function findCalls(held: Held): FindCalls {
  return {
    facets: async (query) => sessionOf(held).list.facets(query),
    async heads(ids) {
      const { list } = sessionOf(held)
      return ids
        .map((id) => list.headOf(id))
        .filter((head) => head !== undefined && head.binnedOn === null) as CaseHead[]
    },
    async searchNotes(text, onProgress) {
      held.noteSearch += 1
      const own = held.noteSearch
      const goesOn = () => held.noteSearch === own
      return searchNotes(sessionOf(held), { text, onProgress, goesOn })
    },
    async stopNoteSearch() {
      held.noteSearch += 1
    },
  }
}
