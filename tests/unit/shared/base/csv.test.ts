import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvOf } from '#shared/base/csv.ts'

test('a file begins with a byte order mark and ends each line as RFC 4180 has it', () => {
  expect(csvOf(csvLine(['Fall', 'Region']), [csvLine(['K7MD-3XRF', 'Börde'])])).toBe(
    '\u{FEFF}Fall;Region\r\nK7MD-3XRF;Börde\r\n',
  )
})

test.each(['=1+1', '+49', '-2', '@SUM(A1)', '|cmd', '%PATH%', '\t=1', '  =1', '＝1', '\r\n=1'])(
  'what a spreadsheet would run is only shown: %j',
  (text) => {
    expect(csvLine([text])).toBe(`"'${text}"`)
  },
)

/** The cells as a reader of RFC 4180 finds them. */
function cellsOf(line: string): readonly string[] {
  const cells = line.match(/"(?:[^"]|"")*"|[^;"]+|(?<=;|^)(?=;|$)/g) ?? []
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

test('whatever was typed comes back whole, and no cell begins as a formula', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@;"'\r\n\t a]{0,6}$/))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
      const read = cellsOf(csvLine(cells))
      expect(read.map((cell, at) => (cell === cells[at] ? cell : cell.slice(1)))).toEqual(cells)
      for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@|%]/)
    }),
  )
})
