import { expect, test } from 'vitest'
import { newerApp } from '#shared/exchange/package-header.ts'

test('a package for a later program names the version it was made with, and nothing else gets through', () => {
  expect(newerApp({ v: 2, app: '12.0.1' })).toEqual({ type: 'E_NEWER_APP', madeWith: '12.0.1' })
  for (const app of [undefined, 7, '', '1', 'Rufen Sie 0391 an', '1.2.3 oder', '1.2.3.4.5', '99999.1'])
    expect(newerApp({ v: 2, app })).toEqual({ type: 'E_NEWER_APP' })
  expect(newerApp(null)).toEqual({ type: 'E_NEWER_APP' })
})
