import { expect, test } from 'vitest'
import { splitPages } from '#electron/typesetter/split-pages.ts'

const svg = `<svg class="typst-doc" viewBox="0 0 100 250" width="100pt" height="250pt">
  <path fill="#ffffff" d="M 0 0 "/>
  <g><g class="a" data-x="1 > 0"><use xlink:href="#one"/></g></g>
  <path fill="#eeeeee" d="M 0 0 "/>
  <g transform="matrix(1 0 0 1 0 150)"><use xlink:href="#two"/></g>
  <defs id="glyph"><symbol id="one"/><symbol id="two"/></defs>
</svg>`

test('each page has its own ground, content and size, and all definitions', () => {
  const [first = '', second = '', ...rest] = splitPages(svg)
  expect(rest).toEqual([])
  expect(first).toContain('viewBox="0 0 100.000 150.000"')
  expect(first).toContain('#ffffff')
  expect(first).toContain('href="#one"')
  expect(first).not.toContain('href="#two"')
  expect(second).toContain('viewBox="0 0 100.000 100.000"')
  expect(second).toContain('#eeeeee')
  expect(second).not.toContain('matrix')
  for (const page of [first, second]) expect(page).toContain('<symbol id="two"/>')
})

test('a drawing that is not built as expected stays whole', () => {
  expect(splitPages('<svg></svg>')).toEqual(['<svg></svg>'])
})
