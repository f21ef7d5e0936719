/** The real typesetter with the fonts it ships with, and what Debian's tools say about its papers. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTypesetter, type Typesetter } from '#electron/typesetter/typeset.ts'

const folder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts')
const cutsByFont = {
  'fira-sans/FiraSans': [
    '400Regular',
    '400Regular_Italic',
    '500Medium',
    '600SemiBold',
    '700Bold',
    '700Bold_Italic',
  ],
  'noto-sans-arabic/NotoSansArabic': ['400Regular', '600SemiBold'],
}

export function houseTypesetter(): Typesetter {
  const fonts = Object.entries(cutsByFont).flatMap(([font, cuts]) => {
    const [room = '', name = ''] = font.split('/')
    return cuts.map((cut) => readFileSync(join(folder, room, cut, `${name}_${cut}.ttf`)))
  })
  return createTypesetter(fonts, { now: () => Date.UTC(2026, 10, 22) })
}

/** What a program of Debian's poppler-utils says about a PDF; `null` where it is not installed. */
export function askPoppler(program: 'pdfinfo' | 'pdftotext', pdf: Uint8Array): string | null {
  const place = mkdtempSync(join(tmpdir(), 'paper-'))
  const file = join(place, 'paper.pdf')
  try {
    writeFileSync(file, pdf)
    const options = program === 'pdftotext' ? ['-layout', file, '-'] : [file]
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(place, { recursive: true })
  }
}
