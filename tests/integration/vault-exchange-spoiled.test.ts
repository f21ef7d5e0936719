/** Packages are made and taken in although the working copy is spoiled. */
import { expect, test } from 'vitest'
import type { Progress } from '#renderer/vault/vault-api.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import { aCase, everything, must, noProgress } from '#tests/support/vault-office.ts'

const { network } = openedOffices()

test('all cases go out although pages of the working copy are spoiled, in any piece of the work', async () => {
  const [north, south] = await network()
  await Promise.all(Array.from({ length: 600 }, async (_, i) => north.vault().createCase(aCase(`Fall ${i}`))))
  north.clock.advance(8 * 24 * 60 * 60 * 1000)
  await north.vault().settle()
  const db = createVaultDatabase(north.engine())
  const pages = await db.bodyPages.toArray()
  expect(pages.length).toBeGreaterThan(17)
  // Each opens in its own place only.
  await db.bodyPages.bulkPut(pages.map(({ id }, at) => ({ id, c: pages.at(at - 1)?.c ?? new Uint8Array() })))
  db.close()
  south.clock.advance(8 * 24 * 60 * 60 * 1000)
  expect(await send(north, south)).toMatchObject({ added: 600 })
})

test('all changes come in although pages here are spoiled, in any piece of the work; stopped half-way, none does', async () => {
  const [north, south] = await network()
  const created = Array.from({ length: 600 }, (_, i) => ({ id: null, writes: aCase(`Fall ${i}`) }))
  must(await north.vault().changeMany(created, noProgress))
  expect(await send(north, south)).toMatchObject({ added: 600 })
  const { rows } = await north.vault().list({ ...everything, count: 600 })
  const writes = [{ name: 'strengths', value: 'pünktlich' }]
  must(
    await north.vault().changeMany(
      rows.map(({ id }) => ({ id, writes })),
      noProgress,
    ),
  )
  south.clock.advance(8 * 24 * 60 * 60 * 1000)
  await south.vault().settle()
  const { bytes } = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))

  const db = createVaultDatabase(south.engine())
  const pages = await db.bodyPages.toArray()
  expect(pages.length).toBeGreaterThan(17)
  // Each opens in its own place only; the first pieces are whole.
  const spoiled = pages.slice(12).map(({ id }, at) => ({ id, c: pages.at(at)?.c ?? new Uint8Array() }))
  await db.bodyPages.bulkPut(spoiled)
  db.close()
  const halfWay = ({ phase, done }: Progress) => {
    // Up to here the bar tells of opening.
    if (phase === 'compare' && done > 0.8) void south.vault().stopWork()
  }
  expect(await south.vault().previewImport(bytes, halfWay)).toEqual({ ok: false, error: { type: 'Stopped' } })
  expect(must(await south.vault().previewImport(bytes, noProgress))).toMatchObject({ changed: 600, added: 0 })
  must(await south.vault().applyImport(null, noProgress))
  for (const { id } of rows.slice(0, 600).filter((_, at) => at % 50 === 0)) {
    const ours = must(await south.vault().readCase(id))
    expect(ours.profile.strengths).toBe('pünktlich')
    expect(ours).toEqual(must(await north.vault().readCase(id)))
  }
})
