/**
 * Writes test data of today's package format, to be kept for ever: `node tests/support/make-package-fixture.ts v1`.
 * Run once for each version of the format, by the program of that version; what it wrote is never made anew, because a
 * later program has to read what an earlier one really wrote.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { mkdir, writeFile } from 'node:fs/promises'
import { canonicalBytes } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { encryptTo } from '#shared/crypto/age.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { sign } from '#shared/crypto/signature.ts'
import { addAgreement, addConsultation, addFollowUp, openCase } from '#shared/domain/case-writes.ts'
import { addReferral } from '#shared/domain/referral-writes.ts'
import { encodeBody, type EncodedBody } from '#shared/exchange/package-body.ts'
import { sealParts } from '#shared/exchange/package-container.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import type { LiveRecord, MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type RegisterWrite } from '#shared/records/write.ts'
import { aNetwork, check, erase, noon, send, today, type TestOffice } from '#tests/support/offices.ts'
import { allowed } from '#tests/support/registers.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const [version = 'v1'] = process.argv.slice(2)
const folder = new URL(`../fixtures/package-${version}/`, import.meta.url)
const [north, south] = (await aNetwork('Beratungsstelle Nord', 'Beratungsstelle Süd')) as [
  TestOffice,
  TestOffice,
]

interface Put {
  readonly id: string
  readonly writes: readonly RegisterWrite[]
  readonly schemaVersion?: number
}

function put(office: TestOffice, { id, writes, schemaVersion = 1 }: Put): void {
  const before = (office.records.get(id) ?? emptyRecord(id)) as LiveRecord
  const context = { author: office.author, now: noon, schemaVersion }
  const { record, author } = writeRegisters(before, writes, context)
  office.records.set(id, record)
  office.author = author
}

/** A case with something in every part, a value that two offices wrote, a body, and a case that was erased. */
function fill(): void {
  const { id, profile, consultations, agreements, followUps, referrals } = sampleCase
  const writes = [
    ...openCase(profile),
    ...consultations.flatMap((one) => allowed(addConsultation(sampleCase, one, today))),
    ...agreements.flatMap(addAgreement),
    ...followUps.flatMap(addFollowUp),
    ...referrals.flatMap((one) => allowed(addReferral(sampleCase, one))),
  ]
  put(north, { id, writes })
  south.records.set(id, north.records.get(id) as MergeableRecord)
  put(south, { id, writes: [{ name: 'german', value: 'b2' }] })
  put(north, { id, writes: [{ name: 'german', value: 'a2' }] })
  const [ours, theirs] = [north, south].map(({ records }) => records.get(id) as MergeableRecord)
  north.records.set(id, mergeRecords(ours as MergeableRecord, theirs as MergeableRecord))
  const body = [
    { name: 'kind', value: 'body' },
    { name: 'name', value: 'Landesschulamt „Halle“ 🙂' },
  ]
  put(north, { id: 'b'.repeat(32), writes: body })
  put(north, { id: 'e'.repeat(32), writes: [{ name: 'concern', value: 'wird gelöscht' }] })
  erase(north, 'e'.repeat(32))
}

/** What a later program might write and this one need not understand: members, lines, kinds, registers, a version. */
async function fromNewerProgram(): Promise<Uint8Array> {
  const later = [
    { name: 'kind', value: 'later-kind' },
    { name: 'later.register', value: { of: ['another', 1.5, null, { shape: true }] } },
    { name: 'german', value: 'c3' },
  ]
  put(north, { id: sampleCase.id, writes: later.slice(1), schemaVersion: 9 })
  put(north, { id: 'f'.repeat(32), writes: later, schemaVersion: 9 })
  const { header } = await send(north, ['o02'], { kind: 'full' })
  const body = (await encodeBody([
    { t: 'dir', dir: north.state.directory },
    { t: 'ack', dev: south.device.id, have: {}, later: 'member' },
    { t: 'later', what: ['ever'] },
    ...[...north.records.values()].map((rec) => ({ t: 'rec', rec })),
  ])) as EncodedBody
  const { bodyBytes, bodySha256 } = body
  const newer = { ...header, bodyBytes, bodySha256, app: '9.0.0', schema: 9, later: { member: [1] } }
  const signed = sealParts((said) => sign(seedOf(north.keys.sign), said), canonicalBytes(newer), {
    bytes: body.bytes,
    hash: sha256(body.bytes),
  })
  return encryptTo([south.device.age], signed)
}

async function keep(name: string, bytes: Uint8Array): Promise<void> {
  const checked = await check(south, bytes)
  if (typeof checked === 'string') throw new Error(checked)
  const { header, from, records, acknowledgements, passed, warnings } = checked
  await writeFile(new URL(`${name}.age`, folder), bytes)
  await writeJson(`${name}.json`, { header, from, records, acknowledgements, passed, warnings } as never)
}

async function writeJson(name: string, value: JsonValue): Promise<void> {
  await writeFile(new URL(name, folder), `${JSON.stringify(value, null, 1)}\n`)
}

await mkdir(folder)
await writeJson('offices.json', {
  directory: north.state.directory as never,
  north: north.keys,
  south: south.keys,
})
fill()
await keep('package', (await send(north, ['o02'], { kind: 'full' })).bytes)
await keep('newer', await fromNewerProgram())
