/**
 * Packages that earlier versions wrote and packages of a program newer than this one: read as far as they are
 * understood, and what is not understood is given back unchanged. How they were made: `support/make-package-fixture.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { publicDeviceOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import type { Card } from '#shared/exchange/card.ts'
import { emptyExchangeState } from '#shared/exchange/exchange-state.ts'
import { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { hasConflict, isErased, type MergeableRecord } from '#shared/records/record.ts'
import { apply, check, choose, send, write, type TestOffice } from '#tests/support/offices.ts'

const caseId = '1'.padStart(32, '0')
const fixtures = new URL('../fixtures/', import.meta.url)
const versions = readdirSync(fixtures).filter((name) => name.startsWith('package-v'))

interface Offices {
  readonly directory: unknown
  readonly north: DeviceKeys
  readonly south: DeviceKeys
}

type Kept = Pick<CheckedPackage, 'header' | 'from' | 'records' | 'acknowledgements' | 'passed' | 'warnings'>

const json = (version: string, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${version}/${name}.json`, fixtures), 'utf8'))
const fileOf = (version: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${version}/${name}.age`, fixtures)))

async function officeOf(version: string, name: 'north' | 'south'): Promise<TestOffice> {
  const offices = json(version, 'offices') as Offices
  const keys = offices[name]
  const device = await publicDeviceOf(keys)
  const state = { ...emptyExchangeState, directory: NetworkDirectory.parse(offices.directory) }
  const author = { device: device.id, counter: 0, stamp: firstStamp }
  return { keys, device, card: null as unknown as Card, state, author, records: new Map() }
}

async function sound(office: TestOffice, bytes: Uint8Array): Promise<CheckedPackage> {
  const checked = await check(office, bytes)
  if (typeof checked === 'string') throw new Error(checked)
  return checked
}

test('there is one of every version of the format', () => {
  expect(versions).toEqual(['package-v1'])
})

describe.each(versions)('%s', (version) => {
  test.each(['package', 'newer'])('the kept %s is read as it was when it was made', async (name) => {
    const checked = await sound(await officeOf(version, 'south'), fileOf(version, name))
    expect(checked).toMatchObject(json(version, name) as Kept)
  })

  test('its case says what was written into it, its contradiction is shown, its erasure counts', async () => {
    const { records } = await sound(await officeOf(version, 'south'), fileOf(version, 'package'))
    const record = records.find(({ id }) => id === caseId)
    if (!record || isErased(record)) throw new Error('the case is there')
    const read = readCaseFile(record)
    expect(read.unread).toEqual([])
    expect(read.profile).toMatchObject({ region: 'magdeburg', school: 'foreign-ungraded' })
    expect(
      [read.consultations, read.agreements, read.followUps, read.referrals].map(({ length }) => length),
    ).toEqual([3, 3, 1, 2])
    expect(hasConflict(record, 'german')).toBe(true)
    expect(records.filter(isErased)).toHaveLength(1)
  })

  test('what a newer program wrote comes back unchanged after work with this one', async () => {
    const south = await officeOf(version, 'south')
    const north = await officeOf(version, 'north')
    const checked = await sound(south, fileOf(version, 'newer'))
    expect(checked.passed).toBeGreaterThan(0)
    apply(south, checked)
    write(south, caseId, { concern: 'hier weitergeschrieben' })
    south.state = choose(south.state, [{ id: 'o01' }], 'all')
    const back = await sound(north, (await send(south, ['o01'], { kind: 'full' })).bytes)

    const wasById = new Map(checked.records.map((record) => [record.id, record]))
    expect(back.records.map(({ id }) => id).sort()).toEqual([...wasById.keys()].sort())
    for (const record of back.records)
      expect(withoutConcern(record)).toEqual(withoutConcern(wasById.get(record.id)))
    // Read for use, the unknown is left alone and named, and nothing else is lost over it.
    const worked = back.records.find(({ id }) => id === caseId) as MergeableRecord
    const read = readCaseFile(worked)
    expect(read.profile.concern).toBe('hier weitergeschrieben')
    expect(read.unread).toContain('german')
    expect(worked).toHaveProperty('sv', 9)
  })
})

/** The record without what was written here meanwhile. */
function withoutConcern(record: MergeableRecord | undefined): unknown {
  if (!record || isErased(record)) return record
  const { concern: _concern, ...others } = record.f
  return { id: record.id, sv: record.sv, f: others }
}
