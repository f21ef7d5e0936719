/** The adviser's day, as a test: two offices, one case. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtApp, packedApp } from '#tests/support/app-driver/app-target.ts'
import { inRoot } from '#build/tools/paths.ts'
import { takeTour, type TourReport } from '#tests/e2e/tour.ts'

const packed = packedApp()

test('an adviser can do a whole day by keyboard, and the second office sees the same case', async () => {
  const folder = inRoot('out/demo')
  check(await takeTour({ target: await builtApp(), folder }))
  expect(existsSync(`${folder}/timings.json`)).toBe(true)
}, 240_000)

test.skipIf(!packed)(
  'the packed app does the same day',
  async () => {
    if (packed) check(await takeTour({ target: packed, folder: inRoot('out/demo-packed') }))
  },
  240_000,
)

function check(report: TourReport): void {
  expect(report.setUpSteps).toBeLessThanOrEqual(5)
  expect(report.seen.south).toEqual(report.seen.north)
  expect(report.exchange.north).toBe('Alles gesendet. Eine Dienststelle hat noch nicht bestätigt.')
  expect(report.exchange.south).toBe('Legen Sie fest, was eine Dienststelle von Ihnen erhält.')
  expect(report.exchange.history.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/Paket von „.+“ übernommen.*neu/),
    expect.stringMatching(/Dem Verbund beigetreten/),
  ])
  expect(report.seen.north.join('\n')).toContain(report.code)
  // Seven months before the training starts on 1 August 2027: § 16g (3) sentence 1 AufenthG.
  expect(report.guidance).toContain('01.01.2027')
  // An answer that nobody gave would show here.
  expect(report.unneeded).toContain('Kein Wohnsitz steht dem Ausbildungsort entgegen.')
  expect(report.pdf).toMatchObject({ tagged: true, uaPart: '1' })
  expect(report.pdf.text).toContain(report.code)
  expect(report.complaints).toEqual([])
}
