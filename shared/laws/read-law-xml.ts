/**
 * Reads a law in the XML format of the federal portal (document type `gii-norm`): `dokumente` holds `norm` elements, the
 * first with the names of the law, the others with a paragraph each (`enbez` "§ 16g", `titel`, and its text in
 * `text/Content` as `P` and lists of `DT` and `DD`). The file is foreign: nothing it names is fetched, no entity it
 * declares is known, and what is too large is refused.
 */
import { unzipSync, strFromU8, type UnzipFileInfo } from 'fflate'
import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { LawSection, LawText } from '#shared/laws/law-text.ts'
import { createSectionReader } from '#shared/laws/section-reader.ts'

export type LawFileError =
  | { readonly type: 'LawTooLarge' }
  | { readonly type: 'LawNotXml' }
  | { readonly type: 'LawOtherFormat' }
  | { readonly type: 'LawWithoutText' }
  | { readonly type: 'LawUnsafe' }

/** The largest laws of the portal have about 5 MB. */
const largestText = 20 * 1024 * 1024
const deepest = 60

/** A law as XML, or the archive of the portal with one XML file in it. */
export function readLawFile(bytes: Uint8Array): Result<LawText, LawFileError> {
  const xml = isArchive(bytes) ? xmlInArchive(bytes) : ok(bytes)
  if (!xml.ok) return xml
  return xml.value.length > largestText ? err({ type: 'LawTooLarge' }) : readLawXml(strFromU8(xml.value))
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

function xmlInArchive(bytes: Uint8Array): Result<Uint8Array, LawFileError> {
  const named = ({ name }: UnzipFileInfo): boolean => /\.xml$/i.test(name)
  const found = { tooLarge: false }
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        found.tooLarge ||= named(file) && file.originalSize > largestText
        return named(file) && file.originalSize <= largestText
      },
    })
    const [first] = Object.values(files)
    if (found.tooLarge) return err({ type: 'LawTooLarge' })
    return first ? ok(first) : err({ type: 'LawOtherFormat' })
  } catch {
    return err({ type: 'LawNotXml' })
  }
}

function readLawXml(text: string): Result<LawText, LawFileError> {
  const parser = new SaxesParser()
  const reader = createSectionReader()
  const problem: { type?: LawFileError['type'] } = {}
  let depth = 0
  parser.on('error', () => {
    problem.type ??= 'LawNotXml'
  })
  // The portal names its document type. An inner part could declare entities, and no file of the portal has one.
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) problem.type ??= 'LawUnsafe'
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth === 1 && name !== 'dokumente') problem.type ??= 'LawOtherFormat'
    if (depth > deepest) problem.type ??= 'LawUnsafe'
    if (!problem.type) reader.open(name, attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (!problem.type) reader.close(name)
  })
  parser.on('text', (words) => reader.text(words))
  parser.on('cdata', (words) => reader.text(words))
  parser.write(text)
  if (!problem.type) parser.close()
  return problem.type ? err({ type: problem.type }) : finished(reader.result())
}

function finished({
  names,
  sections,
  ...rest
}: ReturnType<ReturnType<typeof createSectionReader>['result']>): Result<LawText, LawFileError> {
  const law = lawName(names)
  if (law === '') return err({ type: 'LawOtherFormat' })
  const kept: readonly LawSection[] = sections.filter(({ lines }) => lines.length > 0)
  return kept.length === 0 ? err({ type: 'LawWithoutText' }) : ok({ law, sections: kept, ...rest })
}

const roman: Readonly<Record<string, string>> = {
  1: 'I',
  2: 'II',
  3: 'III',
  4: 'IV',
  5: 'V',
  6: 'VI',
  7: 'VII',
  8: 'VIII',
  9: 'IX',
  10: 'X',
  11: 'XI',
  12: 'XII',
}
/** Names of the portal that are not the ones people cite. */
const citedNames: Readonly<Record<string, string>> = { AusbEignV: 'AEVO', AsylVfG: 'AsylG' }

/** The official short name, or else the portal's own without its year: "AufenthG 2004", "SGB 3". */
function lawName({ official, portal }: { readonly official: string; readonly portal: string }): string {
  const book = /^SGB (\d+)$/.exec(portal) ?? /^SGB (\d+)$/.exec(official)
  if (book) return `SGB ${roman[book[1] ?? ''] ?? book[1]}`
  const name = (official || portal).replace(/ \d{4}$/, '').trim()
  return citedNames[name] ?? name
}
