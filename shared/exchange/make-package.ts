/** Making a package: first whom it is for and what they know, then, with the records chosen by that, the file. */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#shared/base/assert.ts'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { encryptTo } from '#shared/crypto/age.ts'
import { seedOf, type DeviceKeys, type KnownDevice } from '#shared/crypto/device-keys.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { knownHere, peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  activeDevices,
  findDevice,
  type DeviceEntry,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { encodeBody, type EncodedBody, type Line } from '#shared/exchange/package-body.ts'
import { maxPackage } from '#shared/exchange/package-checks.ts'
import { sealContainer } from '#shared/exchange/package-container.ts'
import {
  createdAt,
  encodeHeader,
  readerVersion,
  type PackageHeader,
  type PackageKind,
} from '#shared/exchange/package-header.ts'
import { isNewFor, meetVectors, type Delta } from '#shared/records/knowledge.ts'
import type { MergeableRecord, VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

/** The device that sends. */
export interface Sender {
  readonly keys: DeviceKeys
  readonly device: KnownDevice
  readonly author: Pick<Author, 'device' | 'counter'>
  readonly state: ExchangeState
}

export interface ExportPlan extends Delta {
  readonly kind: PackageKind
  readonly directory: NetworkDirectory
  readonly recipients: readonly DeviceEntry[]
  readonly have: VersionVector
}

/** Whom a package to some offices goes to and from where on it has to tell. */
export function planExport(
  { state, author, device }: Omit<Sender, 'keys'>,
  { offices, kind }: { readonly offices: readonly string[]; readonly kind: PackageKind },
): Result<ExportPlan, { readonly type: 'NoPartner' }> {
  const { directory } = state
  const recipients = directory ? activeDevices(directory, offices).filter(({ id }) => id !== device.id) : []
  if (!directory || recipients.length === 0) return err({ type: 'NoPartner' })
  const have = knownHere(state, author)
  const carriesRecords = kind === 'sync' || kind === 'full'
  const base = kind === 'sync' ? meetVectors(recipients.map(({ id }) => peerOf(state, id).have)) : {}
  // A package without records must not promise that anything is known after it.
  return ok({ kind, directory, recipients, base, upto: carriesRecords ? have : {}, have })
}

/** Whether a record belongs into the package. */
export function belongsIntoPackage(plan: ExportPlan, record: MergeableRecord): boolean {
  return (plan.kind === 'sync' || plan.kind === 'full') && isNewFor(record, plan.base)
}

export interface PackageOrder {
  readonly plan: ExportPlan
  /** All records that `belongsIntoPackage`, and no others. */
  readonly records: readonly MergeableRecord[]
  readonly now: number
  readonly random: Random
  /** Version of the program. */
  readonly app: string
  readonly schemaVersion: number
}

export interface MadePackage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly header: PackageHeader
  /** To be stored before the file is handed out: two packages must never share a number. */
  readonly state: ExchangeState
}

export async function makePackage(
  sender: Sender,
  order: PackageOrder,
): Promise<Result<MadePackage, { readonly type: 'TooBig' }>> {
  const body = encodeBody(linesOf(sender, order))
  if (!body) return err({ type: 'TooBig' })
  const header = headerOf(sender, order, body)
  const container = sealContainer(seedOf(sender.keys.sign), header, body.bytes)
  const recipients = order.plan.recipients.map(({ age }) => age)
  const bytes = await encryptTo(recipients, container)
  if (bytes.length > maxPackage) return err({ type: 'TooBig' })
  return ok({ name: fileName(order), bytes, header, state: stateAfter(sender, order, header) })
}

/** The directory first, so that a reader who does not know the sender finds it soon. */
function linesOf({ state, device }: Sender, { plan, records }: PackageOrder): readonly Line[] {
  const acknowledgements = Object.entries(state.peers)
    .filter(([dev, { have }]) => dev !== device.id && Object.keys(have).length > 0)
    .map(([dev, { have }]) => ({ t: 'ack', dev, have }))
  return [
    { t: 'dir', dir: plan.directory },
    ...acknowledgements,
    ...records.map((rec) => ({ t: 'rec', rec })),
  ]
}

function headerOf(sender: Sender, order: PackageOrder, body: EncodedBody): PackageHeader {
  const { state, device } = sender
  const { kind, directory, recipients, base, upto, have } = order.plan
  const own = findDevice(directory, device.id, officeRunBy(sender.keys, directory))
  assert(own, 'the sender stands in its own directory')
  return {
    v: 1,
    pkg: bytesToHex(order.random.bytes(16)),
    kind,
    sender: device.id,
    office: own.office.id,
    seq: state.sent.seq + 1,
    prev: state.sent.hash,
    created: createdAt(order.now),
    to: recipients.map(({ age }) => keyIdOf(age)).sort(),
    base,
    upto,
    have,
    schema: order.schemaVersion,
    minReader: readerVersion,
    app: order.app,
    dir: directory.serial,
    records: order.records.length,
    bodyBytes: body.bodyBytes,
    bodySha256: body.bodySha256,
    bodyEnc: 'gzip',
  }
}

/** The office that this device administers, if it does. */
function officeRunBy({ admin }: DeviceKeys, { offices }: NetworkDirectory): string | undefined {
  const key = admin === null ? null : bytesToBase64(publicKeyOf(seedOf(admin)))
  return offices.find(({ adminPub }) => adminPub === key)?.id
}

/** No office in the name: file names are seen by postmen and by the folder's other users. */
function fileName({ now, random }: PackageOrder): string {
  const day = createdAt(now).slice(0, 10).replaceAll('-', '')
  return `paket-${day}-${bytesToHex(random.bytes(4))}.age`
}

function stateAfter({ state }: Sender, { plan }: PackageOrder, header: PackageHeader): ExchangeState {
  const hash = bytesToHex(sha256(encodeHeader(header)))
  const sent: ExchangeState = { ...state, sent: { seq: header.seq, hash } }
  const carriesRecords = header.kind === 'sync' || header.kind === 'full'
  const change = { lastSent: header.created, ...(carriesRecords ? { told: header.have } : {}) }
  return plan.recipients.reduce((before, { id }) => withPeer(before, id, change), sent)
}
