/** Sets a paper with the real typesetter and answers with its words, as another program reads them. */
import { expect } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { PrintedDocument } from '#shared/documents/document.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

/** Also expects tagged A4 pages of this number, where poppler-utils is installed. */
export function printedWords(paper: PrintedDocument, pages: number): string {
  const printed = houseTypesetter().pdf(paper)
  assert(printed.ok, printed.ok ? '' : printed.error)
  const facts = askPoppler('pdfinfo', printed.value)
  const wanted = new RegExp(`Tagged:\\s+yes[^]*Pages:\\s+${pages}\\b[^]*595\\.\\d+ x 841`)
  if (facts !== null) expect(facts).toMatch(wanted)
  return askPoppler('pdftotext', printed.value) ?? paper.data
}
