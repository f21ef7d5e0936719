/** Making a package: from a plan and the records chosen by it to the file. */
import { assert } from '#shared/base/assert.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import type { Random } from '#shared/base/random.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { encryptToUsable } from '#shared/crypto/age.ts'
import { seedOf, type DeviceKeys, type KnownDevice } from '#shared/crypto/device-keys.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { stateAfterSending } from '#shared/exchange/after-sending.ts'
import { peerOf, saidToKnow, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { figureLines, type FigureSet } from '#shared/exchange/figure-lines.ts'
import { isCase } from '#shared/exchange/in-scope.ts'
import { ownDevice, ownOffice } from '#shared/exchange/own-office.ts'
import { allDevices } from '#shared/exchange/network-directory.ts'
import { encodeBody, type EncodedBody, type Line } from '#shared/exchange/package-body.ts'
import { maxPackage } from '#shared/exchange/package-checks.ts'
import type { Acknowledgement, Receipt } from '#shared/exchange/package-lines.ts'
import { sealContainer } from '#shared/exchange/package-container.ts'
import {
  createdAt,
  encodeHeader,
  maxHeader,
  readerVersion,
  type PackageHeader,
} from '#shared/exchange/package-header.ts'
import type { ExportPlan, Planner } from '#shared/exchange/plan-export.ts'
import { asideFrom, receiptsFor } from '#shared/exchange/receipts.ts'
import { choiceLines, inOwnOffice } from '#shared/exchange/scope-choice.ts'
import type { MergeableRecord } from '#shared/records/record.ts'

/** The device that sends. */
export interface Sender extends Planner {
  readonly keys: DeviceKeys
  readonly device: KnownDevice
}

export interface PackageOrder {
  readonly plan: ExportPlan
  /** All records that `belongsIntoPackage`, and no others. */
  readonly records: readonly MergeableRecord[]
  /**
   * The same records, one for one, as the UTF-8 of their JSON, where they lie ready. Then `records` need not hold what
   * was written, only what was seen. Only for the scope `all`: for any other one each is looked at.
   */
  readonly written?: readonly Uint8Array[] | undefined
  /** Rows for counting; only where that is the scope. */
  readonly figures?: FigureSet | null
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
): Promise<Result<MadePackage, { readonly type: 'TooBig' | 'NoRecipient' }>> {
  const isPart = order.plan.between.scope !== 'all'
  assert(!isPart || !order.records.some(isCase), 'a case never stands in a package of a part')
  assert(!isPart || !order.written, 'what stands in a package of a part was looked at')
  assert(!order.written || order.written.length === order.records.length, 'each record is written once')
  const body = await encodeBody(linesOf(sender, order), order.written)
  if (!body) return err({ type: 'TooBig' })
  const header = headerOf(sender, order, body)
  if (encodeHeader(header).length > maxHeader) return err({ type: 'TooBig' })
  const container = sealContainer(seedOf(sender.keys.sign), header, {
    bytes: body.bytes,
    hash: await sha256Of(body.bytes),
  })
  // The own device too, though it is not addressed: it knows its own package again whatever it has forgotten.
  const recipients = order.plan.recipients.map(({ age }) => age)
  const bytes = await encryptToUsable(recipients, container, [sender.device.age])
  if (!bytes) return err({ type: 'NoRecipient' })
  if (bytes.length > maxPackage) return err({ type: 'TooBig' })
  const name = fileName(order)
  return ok({ name, bytes, header, state: stateAfterSending(sender.state, { ...order, header, name }) })
}

/** The directory first, so that a reader who does not know the sender finds it soon. */
function linesOf(sender: Sender, { plan, records, written, figures }: PackageOrder): readonly Line[] {
  return [
    { t: 'dir', dir: plan.directory },
    ...(plan.tellsOthers ? acknowledgementLines(sender) : []),
    ...receiptLines(sender, plan),
    ...(inOwnOffice(plan).length > 0 ? choiceLines(sender.state) : []),
    ...(figures ? figureLines(figures) : []),
    ...(written ? [] : records.map((rec) => ({ t: 'rec', rec }))),
  ]
}

/** What is known of the knowledge of the network's other devices. */
export function acknowledgementLines({
  state,
  device,
}: Pick<Sender, 'state' | 'device'>): readonly Acknowledgement[] {
  const { directory } = state
  if (!directory) return []
  return allDevices(
    directory,
    directory.offices.map(({ id }) => id),
  )
    .filter(({ id }) => id !== device.id)
    .map(({ id }) => ({ t: 'ack' as const, dev: id, have: saidToKnow(peerOf(state, id)) }))
    .filter(({ have }) => Object.keys(have).length > 0)
}

/** Which packages of the recipients came, and how far their own writes came in them. */
export function receiptLines(
  { state }: Pick<Sender, 'state'>,
  { recipients }: Pick<ExportPlan, 'recipients'>,
): readonly Receipt[] {
  return recipients.map(({ id }) => {
    const aside = asideFrom(state, id)
    return {
      t: 'got' as const,
      dev: id,
      seqs: [...receiptsFor(state, id)],
      ...(aside.length > 0 ? { aside: [...aside] } : {}),
      own: peerOf(state, id).direct ?? 0,
    }
  })
}

function headerOf(sender: Sender, order: PackageOrder, body: EncodedBody): PackageHeader {
  const { state, device } = sender
  const { kind, directory, recipients, base, upto, have } = order.plan
  const own = ownOffice({ ...state, directory }, ownDevice(device.id, sender.keys))
  assert(own, 'the sender stands in its own directory')
  return {
    v: 1,
    pkg: bytesToHex(order.random.bytes(16)),
    kind,
    sender: device.id,
    office: own.id,
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

/** No office in the name: file names are seen by postmen and by the folder's other users. */
function fileName({ now, random }: PackageOrder): string {
  const day = createdAt(now).slice(0, 10).replaceAll('-', '')
  return `paket-${day}-${bytesToHex(random.bytes(4))}.age`
}
