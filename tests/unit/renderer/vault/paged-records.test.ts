import { expect, test } from 'vitest'
import { sealInPages } from '#renderer/vault/paged-records.ts'
import { openBodyPage } from '#renderer/vault/pages.ts'
import { createRowBox } from '#renderer/vault/row-box.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const box = createRowBox({ subtle: crypto.subtle, random: webRandom }, [await aRowKey(1)])

test('each record is looked at once, and read once where it is read late', async () => {
  let reads = 0
  const late = Array.from({ length: 40 }, (_, i) => ({
    id: `r${i}`,
    sv: 1,
    vv: { d: i + 1 },
    get f() {
      reads += 1
      return {}
    },
  }))
  const seen: string[] = []
  const digestOf = ({ id }: { readonly id: string }) => {
    seen.push(id)
    return { head: null, item: null }
  }
  const { pages, entries } = await sealInPages({ box, random: webRandom, digestOf }, late)
  expect(pages).toHaveLength(2)
  expect(seen).toHaveLength(40)
  expect(reads).toBe(40)
  for (const { row, records } of pages) {
    expect(await openBodyPage(box, row)).toEqual(records)
    for (const { id } of records) expect(entries.find((entry) => entry.id === id)?.page).toBe(row.id)
  }
})
