/**
 * Reading a package: the checks of README.md, in their order. Nothing is applied here; the answer is either one named
 * reason to refuse, or everything the import needs.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '#shared/base/bytes.ts'
import { sha256Of } from '#shared/base/platform-bytes.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { decryptWith, type AgeError } from '#shared/crypto/age.ts'
import type { DeviceKeys, KnownDevice } from '#shared/crypto/device-keys.ts'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { seenFrom, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  findDevice,
  keyBytes,
  type FoundDevice,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { carriedDirectory, joinCarried, trustedDirectory } from '#shared/exchange/package-directory.ts'
import { isContainerSignedBy, readContainer, type Container } from '#shared/exchange/package-container.ts'
import {
  readContent,
  type OnUnread,
  type PackageContent,
  type ReadElsewhere,
} from '#shared/exchange/package-content.ts'
import { officeAfter, ownDevice } from '#shared/exchange/own-office.ts'
import {
  packageWarnings,
  type PackageError,
  type PackageErrorCode,
  type PackageWarning,
  type ReadingStopped,
} from '#shared/exchange/package-error.ts'
import {
  momentOfPackage,
  newerApp,
  readerVersion,
  type PackageHeader,
} from '#shared/exchange/package-header.ts'
import type { OnReading } from '#shared/exchange/reading-watch.ts'
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { covers } from '#shared/records/knowledge.ts'

export const maxPackage = 256 * 1024 * 1024

/** `forced` lets a package from a clock far ahead pass, after a person said so. */
export type ClockRule = 'strict' | 'forced'

export interface PackageReader {
  readonly keys: DeviceKeys
  readonly device: KnownDevice
  readonly state: ExchangeState
  readonly now: number
  readonly clock: ClockRule
  readonly onUnread?: OnUnread
  readonly findOther?: (() => ReadElsewhere | null) | undefined
  readonly pause?: () => Promise<void>
  /** Told now and then how far it is with the lines, which is most of the work; answers whether to go on. */
  readonly onReading?: OnReading | undefined
}

export interface CheckedPackage extends PackageContent {
  readonly header: PackageHeader
  /** SHA-256 of the header; the sender's next package names it. */
  readonly hash: string
  /** Name of the sending office. */
  readonly from: string
  /** The network as known after this package. */
  readonly directory: NetworkDirectory
  /** The reading device's own office after this package. */
  readonly office: string | null
  readonly warnings: readonly PackageWarning[]
  /** The 40 digits to be typed before this package may be applied; `null` within a known network. */
  readonly rootFingerprint: string | null
}

/** Checks a package from the first byte to the last record. */
export async function checkPackage(
  file: Uint8Array,
  reader: PackageReader,
): Promise<Result<CheckedPackage, PackageError | ReadingStopped>> {
  if (file.length > maxPackage) return err({ type: 'E_TOO_BIG' })
  return checkOpened(await decryptWith([reader.keys.age], file), reader)
}

/** What `checkPackage` does with a file once age has opened it, or has not. */
export async function checkOpened(
  opened: Result<Uint8Array, AgeError>,
  reader: PackageReader,
): Promise<Result<CheckedPackage, PackageError | ReadingStopped>> {
  if (!opened.ok) return err({ type: ageProblems[opened.error.type] })
  const container = readContainer(opened.value)
  if (!container.ok) return container
  const subject = await subjectOf(container.value, reader)
  if (!subject.ok) return subject
  for (const check of checks) {
    const problem = await check(subject.value)
    if (problem) return err(problem === 'E_NEWER_APP' ? newerApp(container.value.header) : { type: problem })
  }
  return contentOf(subject.value)
}

const ageProblems = { NotAge: 'E_FORMAT', NotForUs: 'E_NOT_FOR_US', Damaged: 'E_DAMAGED' } as const

interface Subject {
  readonly container: Container
  readonly header: PackageHeader
  readonly hash: string
  readonly reader: PackageReader
  readonly directory: NetworkDirectory
  readonly sender: FoundDevice
}

/** Step 4: the sender stands in the directory, or in the one carried when that holds. */
async function subjectOf(
  container: Container,
  reader: PackageReader,
): Promise<Result<Subject, PackageError>> {
  const directory = await trustedDirectory(container, reader)
  if (!directory.ok) return directory
  const sender = findDevice(directory.value, container.header.sender, container.header.office)
  if (!sender) return err({ type: 'E_UNKNOWN_SENDER' })
  const hash = bytesToHex(sha256(container.headerBytes))
  return ok({ container, header: container.header, hash, reader, directory: directory.value, sender })
}

type Refusal = PackageErrorCode | null
type Check = (subject: Subject) => Refusal | Promise<Refusal>

const isSigned: Check = async ({ container, sender }) =>
  isContainerSignedBy(keyBytes(sender.device.sig), container, await sha256Of(container.body))
    ? null
    : 'E_SIGNATURE'

const isNotBlocked: Check = ({ sender }) => (sender.revoked ? 'E_REVOKED_SENDER' : null)

const isForThisDevice: Check = ({ header, reader }) =>
  header.to.includes(reader.device.keyId) ? null : 'E_NOT_ADDRESSED'

const isReadable: Check = ({ header }) => (header.minReader <= readerVersion ? null : 'E_NEWER_APP')

/**
 * Only the clock the package was made by is judged: that of its sender, as it goes now. A record may come from a clock
 * that was set right long ago, and no merge asks for its stamps. What a person once let pass is not asked about again.
 */
const isOfThisDay: Check = (subject) =>
  subject.reader.clock === 'strict' && isEarly(subject) && !isKnown(subject) ? 'E_CLOCK' : null

function isEarly({ header, reader }: Subject): boolean {
  return momentOfPackage(header) > reader.now + tolerance
}

/** Whether this very package was taken in before. */
function isKnown({ header, hash, reader }: Subject): boolean {
  return seenFrom(reader.state, header.sender).some((seen) => seen.hash === hash)
}

/** Whether nothing of it was set aside then. */
function isKnownWhole({ header, hash, reader }: Subject): boolean {
  return seenFrom(reader.state, header.sender).some((seen) => seen.hash === hash && !seen.partly)
}

/** Two packages in one place of the sender's row mean two devices with one identity: a copied or restored laptop. */
const isFromOneDevice: Check = ({ header, hash, reader }) => {
  const isFork = seenFrom(reader.state, header.sender).some((seen) => {
    if (seen.seq === header.seq || seen.pkg === header.pkg) return seen.hash !== hash
    if (seen.seq === header.seq - 1) return seen.hash !== header.prev
    return seen.seq === header.seq + 1 && seen.prev !== hash
  })
  return isFork ? 'E_FORKED_SENDER' : null
}

/** Steps 5 to 10. */
const checks: readonly Check[] = [
  isSigned,
  isNotBlocked,
  isForThisDevice,
  isReadable,
  isOfThisDay,
  isFromOneDevice,
]

/** Steps 11 and 12, and the directory that came along. */
async function contentOf(subject: Subject): Promise<Result<CheckedPackage, PackageError | ReadingStopped>> {
  const { container, header, hash, reader, sender } = subject
  const content = await readContent(container, reader)
  if (!content.ok) return content
  const directory = joinCarried(subject.directory, {
    header,
    carried: carriedDirectory(content.value.directoryLine),
  })
  if (!directory.ok) return directory
  if (findDevice(directory.value, header.sender, header.office)?.revoked !== false)
    return err({ type: 'E_REVOKED_SENDER' })
  return ok({
    ...content.value,
    header,
    hash,
    from: sender.office.name,
    directory: directory.value,
    office: ownOfficeAfter(subject, directory.value),
    warnings: warningsOf(subject),
    rootFingerprint: reader.state.directory ? null : fingerprintOfRoot(keyBytes(directory.value.rootPub)),
  })
}

function ownOfficeAfter({ header, reader }: Subject, directory: NetworkDirectory): string | null {
  const invitedBy = header.kind === 'enrol' ? header.office : null
  return officeAfter(reader.state, { directory, invitedBy }, ownDevice(reader.device.id, reader.keys))
}

/**
 * A gap is told where writes are missing, not where a number is: packages to other offices have numbers too, and what a
 * lost package held comes again with the next one that builds on what this device said it has.
 */
function warningsOf(subject: Subject): readonly PackageWarning[] {
  const { header, reader } = subject
  const holds: Readonly<Record<PackageWarning, boolean>> = {
    W_AGAIN: isKnownWhole(subject),
    W_GAP: !covers(reader.state.known, othersOf(header.base, reader.device.id)),
    W_CLOCK: isEarly(subject),
  }
  return packageWarnings.filter((warning) => holds[warning])
}

/** This device knows its own writes, whatever others think of them. */
function othersOf(vector: PackageHeader['base'], device: string): PackageHeader['base'] {
  return Object.fromEntries(Object.entries(vector).filter(([name]) => name !== device))
}
