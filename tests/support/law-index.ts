/** Which paragraphs and subsections a law has: read from official texts where they lie beside the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LawIndex } from '#shared/laws/law-index.ts'

const folder = join(import.meta.dirname, '../../../shared/laws')

/** How the files are named for what the laws are called. */
const filePrefixes: Readonly<Record<string, string>> = {
  AufenthG: 'AufenthG-',
  AsylG: 'AsylG-',
  AsylbLG: 'AsylbLG-',
  BeschV: 'BeschV-',
  IntV: 'IntV-',
  DeuFöV: 'DeuFoeV.',
  BBiG: 'BBiG-',
  HwO: 'HwO-',
  AEVO: 'AEVO.',
  BQFG: 'BQFG-',
  PflBG: 'PflBG-',
  JArbSchG: 'JArbSchG-',
  MiLoG: 'MiLoG-',
  BAföG: 'BAfoeG.',
  'SGB II': 'SGB_2-',
  'SGB III': 'SGB_3-',
  'SGB VIII': 'SGB_8-',
  'SGB X': 'SGB_10-',
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
    const number = /^§ (\d+[a-z]*)(?= |$)/m.exec(section)?.[1]
    const subsections = [...section.matchAll(/^\((\d+[a-z]*)\) /gm)].map((match) => match[1] ?? '')
    return number === undefined ? [] : [[number, subsections] as const]
  })
  return Object.fromEntries(indexed)
}
