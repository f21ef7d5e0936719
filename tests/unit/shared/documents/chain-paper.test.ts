import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import { bundledDirectory, bundledSources } from '#shared/directory/bundled-directory.ts'
import { printChain } from '#shared/documents/chain-document.ts'
import { chainPage, escapeHtml } from '#shared/documents/chain-page.ts'
import { chainPaper, type ChainPaperInput, type ChainReader } from '#shared/documents/chain-paper.ts'
import { Region, type LabelOf } from '#shared/domain/value-lists.ts'
import words from '#renderer/i18n/locales/de/lists.json' with { type: 'json' }
import { plainEdition } from '#tests/support/plain-chain.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = words.lists
const labelOf: LabelOf = (list, value) => lists[list]?.[value] ?? value
const readers: readonly ChainReader[] = ['full', 'company', 'parents']

function inputOf(
  reader: ChainReader,
  region: Region = 'magdeburg',
  id = 'residence-for-training',
): ChainPaperInput {
  return {
    edition: plainEdition(id, region),
    date: '2026-11-26' as CalendarDate,
    directory: bundledDirectory,
    sources: bundledSources,
    office: 'Beratungsstelle Nord',
    reader,
    labelOf,
  }
}

const typesetter = houseTypesetter()

describe.each(bundledChains.map(({ id }) => id))('the chain %s on paper', (id) => {
  const all = Region.options.flatMap((region) => readers.map((reader) => [region, reader] as const))
  test.each(all)('has every place filled in %s for %s, and is a tagged PDF', (region, reader) => {
    const document = printChain(inputOf(reader, region, id))
    // Titles of sources are addresses, some shortened with an ellipsis by whoever wrote them down.
    const said = bundledSources.reduce((rest, { title }) => rest.replaceAll(title, ''), document.data)
    expect(said.match(/.{0,60}(?:…|\{[a-z0-9:-]+\}|▯)/)?.[0] ?? '').toBe('')
    // Setting takes a second, and regions and chains differ in words only: each chain once, each reader once.
    if (region !== 'salzlandkreis' || (reader !== 'full' && id !== 'school-to-training')) return
    const printed = typesetter.pdf(document)
    assert(printed.ok, printed.ok ? '' : printed.error)
    const facts = askPoppler('pdfinfo', printed.value)
    if (facts !== null) expect(facts).toMatch(/Tagged:\s+yes/)
  })
})

test('advisers read numbers, sources and the law; parents only what is for them', () => {
  const full = chainPaper(inputOf('full'))
  expect(full.phases.flatMap(({ steps }) => steps)).toHaveLength(inputOf('full').edition.chain.steps.length)
  expect(full.annex.map(({ name }) => name)).toEqual(['Beträge, Fristen und Zahlen an diesem Tag', 'Quellen'])
  expect(JSON.stringify(full)).toContain('§ 61 Abs. 1 Satz 2 AsylG')
  const parents = chainPaper(inputOf('parents'))
  expect(parents.annex).toEqual([])
  const concerned = inputOf('parents').edition.chain.steps.filter(({ plain }) => plain.parents !== undefined)
  expect(parents.phases.flatMap(({ steps }) => steps)).toHaveLength(concerned.length)
  expect(JSON.stringify(parents)).not.toContain('AsylG')
})

test('a number is said as it was on the day', () => {
  const input = inputOf('full')
  const on = (date: string): string =>
    JSON.stringify(chainPaper({ ...input, date: date as CalendarDate }).annex)
  const name = 'Wartezeit im Asylverfahren, mit Wohnpflicht in der Aufnahmeeinrichtung'
  expect(on('2026-06-11')).toContain(`${name}: 6 Monate`)
  expect(on('2026-06-12')).toContain(`${name}: 3 Monate`)
})

test('no text can break out of the page', () => {
  const input = inputOf('company')
  const tagsOf = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? []
  const clean = tagsOf(chainPage({ ...withText(input, 'x'), diagram: null }))
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '</p><script>alert(1)</script>',
      '"><img src=x onerror=1>',
      '<!--',
      '&lt;b&gt;',
      ']]>',
      "' onload='",
    ),
  )
  fc.assert(
    fc.property(nasty, nasty, (one, other) => {
      const html = chainPage({ ...withText(input, `${one}${other}x`), diagram: null })
      expect(tagsOf(html)).toEqual(clean)
    }),
  )
})

function withText(input: ChainPaperInput, text: string): ChainPaperInput {
  const { edition } = input
  const { chain } = edition
  const steps = chain.steps.map((step) => ({
    ...step,
    title: text,
    plain: { company: text },
    papers: [text],
  }))
  return {
    ...input,
    office: text,
    edition: { ...edition, chain: { ...chain, title: text, summary: text, steps } },
  }
}

test('escaping leaves nothing that begins a tag, an entity or a quote', () => {
  expect(escapeHtml(`<a href="x" id='y'>&\u0000`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;')
})

test('the page loads nothing, speaks German, and has its headings in order', () => {
  const html = chainPage({ ...inputOf('full'), diagram: '<svg role="img"><title>Ablauf</title></svg>' })
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).toContain('<html lang="de">')
  expect(html).not.toMatch(/<script|<link|<img|src=|@import|url\(/)
  const levels = Array.from(html.matchAll(/<h(\d)>/g), ([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  for (const [place, level] of levels.entries())
    expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1)
  expect(html).toContain('tabindex="0"><svg role="img"><title>Ablauf</title></svg></div>')
})

test('the page of a chain is written as it always was', async () => {
  const html = chainPage({ ...inputOf('company', 'stendal', 'company'), diagram: null })
  await expect(html).toMatchFileSnapshot('../../../fixtures/company-page.html')
})

test('a paper says in words that its content is old, or does not hold on the day', () => {
  const input = inputOf('full')
  const on = (date: string): string => JSON.stringify(chainPaper({ ...input, date: date as CalendarDate }))
  const old = 'älter als sechs Monate, bitte an der Quelle prüfen'
  expect(on('2027-02-19')).not.toContain(old)
  expect(chainPaper({ ...input, date: '2027-02-20' as CalendarDate }).footer).toContain(old)
  expect(on('2027-02-20')).toContain(`Fassung ${input.edition.chain.version} – ${old}`)
  expect(chainPaper({ ...input, date: '2024-01-01' as CalendarDate }).footer).toContain(
    'gilt an diesem Tag nicht',
  )
})
