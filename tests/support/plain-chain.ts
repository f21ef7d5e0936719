/** A shipped chain with texts for companies and parents at two of its steps: what papers for these readers need. */
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Edition } from '#shared/chains/edition.ts'
import type { Region } from '#shared/domain/value-lists.ts'

export function plainEdition(id: string, region: Region): Edition {
  const edition = bundledLibrary.edition(id, region)
  assert(edition !== null, 'the chain is shipped')
  const plain = {
    company: 'Sie fragen nach dem Papier. Wir prüfen, was gilt.',
    parents: 'Ihr Kind bringt den Ausweis mit. Wir sehen ihn gemeinsam an.',
  }
  const steps = edition.chain.steps.map((step, place) => (place < 2 ? { ...step, plain } : step))
  return { ...edition, chain: { ...edition.chain, steps } }
}
