import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { drawSvg } from '#shared/diagram/draw-svg.ts'
import { layOut } from '#shared/diagram/lay-out.ts'
import { shippedGraphs } from '#tests/support/diagrams.ts'

/** The words of well-formed XML; anything else throws. */
function wordsIn(xml: string): string {
  const words: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => words.push(text))
  parser.write(xml).close()
  return words.join(' ')
}

const told = { title: 'Kette "D" & <mehr>', description: 'Alle Schritte.' }

describe('a picture as a file', () => {
  test.for(shippedGraphs)('is well-formed and says every word: $name', ({ graph }) => {
    const layout = layOut(graph)
    const svg = drawSvg(layout, { ...told, look: 'screen' })
    const words = wordsIn(svg)
    expect(words).toContain('Kette "D" & <mehr>')
    for (const { lines } of [
      ...layout.nodes,
      ...layout.bands,
      ...layout.edges.flatMap(({ label }) => label ?? []),
    ])
      for (const line of lines) expect(words).toContain(line)
  })

  test('is black and white on paper and needs nothing from outside', () => {
    const [shipped] = shippedGraphs
    if (!shipped) throw new Error('There is no chain.')
    const svg = drawSvg(layOut(shipped.graph), { ...told, look: 'paper' })
    expect(svg).not.toMatch(/var\(|url\(|href|<script|<style/)
    const colours = [...svg.matchAll(/(?:fill|stroke):(#[0-9a-f]+)/g)].map(([, colour = '']) => colour)
    for (const colour of colours) expect(colour).toMatch(/^#([0-9a-f])\1{2}$|^#([0-9a-f]{2})\2{2}$/)
  })

  test('a part of it shows only what stands there', () => {
    const [shipped] = shippedGraphs
    if (!shipped) throw new Error('There is no chain.')
    const layout = layOut(shipped.graph)
    const bottom = layout.breaks[3] ?? 0
    const svg = drawSvg(layout, { ...told, look: 'paper', part: { top: 0, bottom } })
    const last = layout.nodes.toSorted((a, b) => b.y - a.y).at(0)
    expect(wordsIn(svg)).toContain(layout.nodes.find(({ node }) => node.kind === 'step')?.lines[0])
    expect(wordsIn(svg)).not.toContain(last?.lines.join(' '))
  })
})
