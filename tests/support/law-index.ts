/** Which paragraphs and subsections a law has: read from official texts where they lie beside the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** By law, by paragraph: its subsections; none where the paragraph is not divided. */
export type LawIndex = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const folder = join(import.meta.dirname, '../../../shared/laws')

/** How the files are named for what the laws are called. */
const filePrefixes: Readonly<Record<string, string>> = {
  AufenthG: 'AufenthG-',
  AsylG: 'AsylG-',
  BeschV: 'BeschV-',
  BBiG: 'BBiG-',
  MiLoG: 'MiLoG-',
  'SGB III': 'SGB_3-',
}

/** `null` where the texts are not at hand. */
export function readLawTexts(): LawIndex | null {
  if (!existsSync(folder)) return null
  const files = readdirSync(folder)
  const laws = Object.entries(filePrefixes).map(([law, prefix]) => {
    const file = files.find((name) => name.startsWith(prefix))
    return [law, file ? indexLaw(readFileSync(join(folder, file), 'utf8')) : {}] as const
  })
  return Object.fromEntries(laws)
}

function indexLaw(text: string): Readonly<Record<string, readonly string[]>> {
  const sections = text.split(/^# /m).slice(1)
  const indexed = sections.flatMap((section) => {
    const number = /^§ (\d+[a-z]*) /.exec(section)?.[1]
    const subsections = [...section.matchAll(/^\((\d+[a-z]*)\) /gm)].map((match) => match[1] ?? '')
    return number === undefined ? [] : [[number, subsections] as const]
  })
  return Object.fromEntries(indexed)
}
