/** Handing content on as a signed package, and trusting whoever signed one. */
import { bytesToHex } from '#shared/base/bytes.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { isFingerprint } from '#shared/crypto/digits.ts'
import { admissionOf, type Admission } from '#shared/exchange/card.ts'
import { makeContentPackage, openContentPackage, signerOf } from '#shared/exchange/content-package.ts'
import type { TrustError } from '#renderer/vault/content-api.ts'
import { heldContent, publishersOf, readerFor } from '#renderer/vault/content-shelf.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Session } from '#renderer/vault/session.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { todayOf } from '#renderer/vault/write-vault-file.ts'

export async function publishContent(
  world: World,
  session: Session,
  ids: readonly string[],
): ReturnType<VaultApi['publishContent']> {
  const published = heldContent(session).filter(({ id, state }) => state === 'published' && ids.includes(id))
  if (published.length === 0 || published.length !== new Set(ids).size) return err({ type: 'NotFound' })
  const { device } = session.vault
  const issued = todayOf(world)
  const admission = await ownAdmission(session, issued)
  if (!admission) return err({ type: 'NotFound' })
  const id = bytesToHex(world.crypto.random.bytes(16))
  const bytes = makeContentPackage(device, {
    id,
    issued,
    // An office whose making was cut off has no name.
    office: officeOf(session).name || '?',
    admission,
    documents: published.map(({ document }) => document),
  })
  if (!bytes) return err({ type: 'TooLarge' })
  return ok({ name: `inhalt-${issued.replaceAll('-', '')}-${id.slice(0, 8)}.json`, bytes })
}

/** As the directory has it on a further device of an office; else by the device's own key. */
async function ownAdmission(session: Session, today: CalendarDate): Promise<Admission | null> {
  const { office, device } = belongingOf(session)
  const listed = office?.devices.find(({ id }) => id === device.id)
  if (!office || !listed || office.adminPub === device.adminPub)
    return admissionOf(session.vault.device, { label: today, from: today })
  const { cert, ...entry } = listed
  return { adminPub: office.adminPub, device: entry, cert }
}

export async function trustPublisher(
  world: World,
  session: Session,
  { bytes, digits }: { readonly bytes: Uint8Array; readonly digits: string },
): Promise<Result<null, TrustError>> {
  const opened = openContentPackage(bytes)
  if (!opened.ok) return opened
  const signer = signerOf(opened.value, await readerFor(world, session))
  if (signer.standing === 'revoked') return err({ type: 'E_REVOKED_SENDER' })
  if (!isFingerprint(digits, signer.fingerprint)) return err({ type: 'FingerprintDiffers' })
  return session.store.commit(async (draft) => {
    const { fingerprint, office } = signer
    const others = publishersOf(draft.control).filter((one) => one.digits !== fingerprint)
    draft.putControl('publishers', [...others, { digits: fingerprint, office, since: todayOf(world) }])
    return ok(null)
  })
}
