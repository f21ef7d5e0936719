/** What a package says of the steps it was written against, and of sources: the same here as where it was made. */
import { beforeAll, describe, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledCatalogue } from '#shared/chains/content-catalogue.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { admissionOf } from '#shared/exchange/card.ts'
import { checkContentPackage, type ContentReader } from '#shared/exchange/content-checks.ts'
import { makeContentPackage } from '#shared/exchange/content-package.ts'
import { anOverlay } from '#tests/support/content.ts'
import { aNetwork, today, type TestOffice } from '#tests/support/offices.ts'

let nord: TestOffice
let reader: ContentReader

beforeAll(async () => {
  const [sued, north] = await aNetwork('Süd', 'Nord')
  assert(sued && north, 'two offices')
  nord = north
  const { directory } = sued.state
  reader = { directory, own: sued.device.id, trusted: new Map(), catalogue: bundledCatalogue, held: [] }
})

async function packed(documents: readonly ContentDocument[]): Promise<Uint8Array> {
  const admission = await admissionOf(nord.keys, { label: 'L1', from: today })
  assert(admission, 'its own office admits the device')
  const issued = '2026-11-27' as CalendarDate
  const content = { id: 'a'.repeat(32), issued, office: 'Nord', admission, documents }
  const bytes = makeContentPackage(nord.keys, content)
  assert(bytes, 'it is small enough')
  return bytes
}

const check = (bytes: Uint8Array, change: Partial<ContentReader> = {}) =>
  checkContentPackage(bytes, { ...reader, ...change })
const problemOf = (bytes: Uint8Array) => {
  const checked = check(bytes)
  return checked.ok ? null : checked.error.type
}

describe('what an overlay was written against', () => {
  const step = bundledCatalogue.chains
    .find(({ id }) => id === 'residence-for-training')
    ?.steps.find(({ id }) => id === 'D4')
  if (!step) throw new Error('chain D ships')
  const withBasis = (basisSteps: unknown): ContentDocument => {
    const written = anOverlay()
    if (written.kind !== 'overlay') throw new Error('an overlay')
    // As it comes in a file: nothing is known of its form.
    const overlay = { ...written.overlay, basis: { D4: 'as-it-was' }, basisSteps }
    return { kind: 'overlay', overlay } as ContentDocument
  }

  test('travels whole, so that the reader can lay former and new text side by side', async () => {
    const document = withBasis({ D4: step })
    const checked = check(await packed([document]))
    expect(checked.ok && checked.value.documents[0]?.document).toEqual(document)
  })

  test('is no change of what the overlay says, and is refused where it is no step', async () => {
    const checked = check(await packed([withBasis({ D4: step })]), { held: [anOverlay()] })
    expect(checked.ok && checked.value.documents[0]?.effect).toBe('same')
    expect(problemOf(await packed([withBasis({ D4: { id: 'D4' } })]))).toBe('E_CONTENT')
  })
})

test('a note said to be verified is refused without a source, or with one nobody knows', async () => {
  const noted = (sources: readonly string[]): ContentDocument => {
    const written = anOverlay()
    if (written.kind !== 'overlay') throw new Error('an overlay')
    const notes = [{ step: 'D4', text: 'Im Erdgeschoss fragen.', sources: [...sources], verified: true }]
    return { kind: 'overlay', overlay: { ...written.overlay, notes } }
  }
  const faultOf = async (sources: readonly string[]) => {
    const checked = check(await packed([noted(sources)]))
    return checked.ok || checked.error.type !== 'E_CONTENT_CHECK'
      ? null
      : checked.error.faults.map(({ document, fault }) => [document, fault.type, fault.at, fault.what])
  }
  const key = 'residence-for-training@magdeburg'
  expect(await faultOf([])).toEqual([[key, 'no-source', 'D4', '']])
  expect(await faultOf(['S9999'])).toEqual([[key, 'unknown-source', 'D4', 'S9999']])
  expect(await faultOf([...bundledCatalogue.sources].slice(0, 1))).toBeNull()
  expect(problemOf(await packed([noted([...bundledCatalogue.sources].slice(0, 1))]))).toBeNull()
})
