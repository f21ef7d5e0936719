import { expect, test } from 'vitest'
import { qrMarks } from '#shared/documents/qr-marks.ts'

test('a case code is a QR code of version 1, drawn without gaps or overlaps', () => {
  const { size, runs } = qrMarks('K7MD-3XRF')
  expect(size).toBe(21)
  // The upper left finder pattern: seven dark modules, then a light one.
  expect(runs[0]).toEqual([0, 0, 7])
  const dark = runs.flatMap(([row, column, length]) =>
    Array.from({ length }, (_, step) => `${row}:${column + step}`),
  )
  expect(new Set(dark).size).toBe(dark.length)
})
