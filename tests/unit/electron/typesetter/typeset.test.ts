import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTypesetter } from '#electron/typesetter/typeset.ts'

const cuts = [
  '400Regular/FiraSans_400Regular',
  '400Regular_Italic/FiraSans_400Regular_Italic',
  '700Bold/FiraSans_700Bold',
]
const fontFolder = join(process.cwd(), 'node_modules/@expo-google-fonts/fira-sans')
const fonts = cuts.map((cut) => readFileSync(join(fontFolder, `${cut}.ttf`)))
const typesetter = createTypesetter(fonts, { now: () => Date.UTC(2026, 10, 22) })

const markup = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "de", font: "Fira Sans")
= #data.title
Text *fett* und _kursiv_.
#pagebreak()
== Zweite Seite`
const data = JSON.stringify({ title: 'Größe' })

test('a document becomes one picture for each page', () => {
  const pages = typesetter.pages({ markup, data })
  expect(pages.ok && pages.value.map((page) => page.slice(0, 60))).toEqual([
    expect.stringContaining('viewBox="0 0 595.276 841.890"'),
    expect.stringContaining('viewBox="0 0 595.276 841.890"'),
  ])
})

test('a document becomes a tagged PDF/UA-1 with title and embedded fonts', () => {
  const pdf = typesetter.pdf({ markup, data })
  if (!pdf.ok) throw new Error(pdf.error)
  const text = Buffer.from(pdf.value).toString('latin1')
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  expect(text).toMatch(/pdfuaid:part>1</)
  expect(text).toContain('/MarkInfo')
  expect(text).toContain('FiraSans')
})

test("the system's own tools agree that the PDF is tagged", () => {
  const pdf = typesetter.pdf({ markup, data })
  if (!pdf.ok) throw new Error(pdf.error)
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf.value)
    const info = execFileSync('pdfinfo', [join(folder, 'a.pdf')], { encoding: 'utf8', stdio: 'pipe' })
    expect(info).toMatch(/Title:\s+Größe/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Pages:\s+2/)
  } catch (error) {
    // The tool belongs to poppler and is not everywhere; the test above does not need it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([
  ['#read("/etc/passwd")', /not found/],
  ['#read("../../../../etc/passwd")', /denied|not found/],
  ['#image("x.png")', /not found/],
  ['#import "@preview/cetz:0.2.2"', /packages are not allowed/],
  ['#include("@preview/cetz:0.2.2")', /packages are not allowed/],
  ['= #unknown', /unknown variable/],
])('%s is refused', (bad, reason) => {
  expect(typesetter.pages({ markup: bad, data: '' })).toMatchObject({
    ok: false,
    error: expect.stringMatching(reason) as string,
  })
})

test('data is data: markup inside it is shown, not run', () => {
  const pages = typesetter.pages({ markup: '#sys.inputs.data', data: '#panic("run")' })
  expect(pages.ok).toBe(true)
})
