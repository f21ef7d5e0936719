import { expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { asReceived } from '#shared/exchange/received-record.ts'
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

test('what lies there written is not read at all, if what the index keeps is known', async () => {
  const records = Array.from({ length: 40 }, (_, i) => {
    const written = { id: `r${i}`, sv: 1, vv: { d: i + 1 }, f: {} }
    const late = {
      ...written,
      get f(): never {
        throw new Error('nobody asks for it')
      },
    }
    return {
      written,
      late: asReceived(late, { json: utf8ToBytes(JSON.stringify(written)), hasSiblings: false }),
    }
  })
  const digestOf = () => ({ head: null, item: null })
  const late = records.map((record) => record.late)
  const { pages } = await sealInPages({ box, random: webRandom, digestOf }, late)
  const opened = await Promise.all(pages.map(async ({ row }) => openBodyPage(box, row)))
  expect(opened.flat()).toEqual(records.map(({ written }) => written))
})
