import { expect, test } from 'vitest'
import { createBook, type BookEntry } from '#shared/search/book.ts'

const entry = (id: string, title: string, more: Partial<BookEntry> = {}): BookEntry => ({
  id,
  title,
  short: [],
  texts: [],
  ...more,
})

const book = createBook([
  entry('1', 'Rat und Hilfe', { texts: ['Auch das Jobcenter kann helfen.'] }),
  entry('2', 'Das Jobcenter', { short: ['Schönebeck'] }),
  entry('3', 'Jobcenter Magdeburg'),
  entry('4', 'Berufsberatung'),
])
const found = (typed: string) => book.find(typed).map(({ id }) => id)

test('what begins with it comes first, then what has it in a title, then the rest', () => {
  expect(found('jobcenter')).toEqual(['3', '2', '1'])
  expect(found('beratung')).toEqual(['4'])
})

test('spellings and slips in titles and short texts are forgiven', () => {
  expect(found('schoenebeck')).toEqual(['2'])
  expect(found('jobcneter magdeburg')).toEqual(['3'])
})

test('nothing typed gives everything in its own order, nonsense gives nothing', () => {
  expect(found('  ')).toEqual(['1', '2', '3', '4'])
  expect(found('xyzxyz')).toEqual([])
})
