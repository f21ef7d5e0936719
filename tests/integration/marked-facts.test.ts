/** What the facts page marks as not certain shows as "zu prüfen" wherever the app says it (tests/fixtures/marked-facts.md). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { bundledChains, bundledOverlays } from '#shared/chains/catalogue.ts'
import { lawChanges, residencePapers } from '#shared/chains/reference.ts'
import { bundledDirectory, bundledSources } from '#shared/directory/bundled-directory.ts'

interface Statement {
  readonly where: string
  readonly text: string
  readonly verified: boolean
  readonly law: readonly string[]
  readonly sources: readonly string[]
}

/** A text may say itself that it has to be checked. */
const saysSo = /zu prüfen/

const grounds = ({ law = [], sources = [], verified }: Partial<Statement> & { verified: boolean }) => ({
  law,
  sources,
  verified,
})

const statements: readonly Statement[] = [
  ...bundledChains.flatMap((chain) => [
    ...chain.steps.flatMap((step) => {
      const where = `Schritt ${chain.id} ${step.id}`
      const own = [step.goal, ...step.papers, step.duration ?? '', step.funding ?? '']
      return [
        ...own.map((text) => ({ where, text, ...grounds(step) })),
        ...[...step.rules, ...step.dates].map((rule) => ({ where, text: rule.text, ...grounds(rule) })),
      ]
    }),
    ...chain.parameters.flatMap(({ id, versions }) =>
      versions.map((version) => ({
        where: `Zahl ${id}`,
        text: version.note ?? '',
        ...grounds(version),
      })),
    ),
  ]),
  ...bundledOverlays.flatMap(({ chain, region, notes }) =>
    notes.map((note) => ({
      where: `Region ${region} ${chain} ${note.step}`,
      text: note.text,
      ...grounds(note),
    })),
  ),
  ...residencePapers.flatMap((row) =>
    [row.summary, row.waiting, ...row.traps].map((text) => ({
      where: `Papier ${row.paper}`,
      text,
      ...grounds(row),
    })),
  ),
  ...lawChanges.map((change) => ({
    where: `Änderung ${change.id}`,
    text: `${change.title} ${change.text}`,
    ...grounds(change),
  })),
]

const rows = readFileSync(join(import.meta.dirname, '../fixtures/marked-facts.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^\d+$/.test(cells[1] ?? ''))
  .map(([, number = '', , fact = '', where = '', words = '']) => ({ number, fact, where, words }))

/** What is said at the place in the words of the row. */
function said(where: string, words: string): readonly Statement[] {
  return statements.filter((statement) => statement.where === where && statement.text.includes(words))
}

/** The marks of a service: of its areas, if the row asks for them, and of each town it names. */
function marksOfService(where: string, words: string): readonly [string, boolean | undefined][] {
  const [service = '', regions] = where.slice('Stelle '.length).split(' in ')
  const areas = bundledDirectory.serviceAreas.filter(
    (area) => area.service === service && (regions?.split(', ').includes(area.region) ?? true),
  )
  return words.split(', ').flatMap((word): [string, boolean | undefined][] => {
    if (word === 'Zuständigkeit') return areas.map((area) => [area.region, area.verified])
    const location = bundledDirectory.locations.find((each) => each.service === service && each.town === word)
    return [[word, location?.verified]]
  })
}

describe('what is not certain says so', () => {
  test('the rows are numbered', () => {
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, index) => String(index + 1)))
  })

  test.each(rows)('$number $fact', ({ where, words }) => {
    if (where === 'nirgends') {
      expect(statements.filter(({ text }) => text.includes(words))).toEqual([])
    } else if (where.startsWith('Stelle ')) {
      const marks = marksOfService(where, words)
      expect(marks).not.toEqual([])
      expect(marks.filter(([, verified]) => verified !== false)).toEqual([])
    } else if (where.startsWith('offen ')) {
      const asked = bundledDirectory.openQuestions.filter(({ type }) => `offen ${type}` === where)
      expect(asked.map(({ region }) => region)).toEqual(expect.arrayContaining(words.split(', ')))
    } else {
      const found = said(where, words)
      expect(found).not.toEqual([])
      expect(found.filter(({ text, verified }) => verified && !saysSo.test(text))).toEqual([])
    }
  })
})

describe('what rests on a page without a date', () => {
  const undated = bundledSources.filter(({ contentDate }) => contentDate.includes('ohne Datum'))
  const ids = new Set(undated.map(({ id }) => id))

  test('there are such pages', () => {
    for (const id of ['S46', 'S59', 'S65']) assert(ids.has(id), id)
  })

  test('is verified nowhere, unless a law or a dated page says it too', () => {
    const alone = statements.filter(
      ({ law, sources, verified }) =>
        verified && law.length === 0 && sources.length > 0 && sources.every((id) => ids.has(id)),
    )
    expect(alone).toEqual([])
  })
})
