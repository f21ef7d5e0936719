/**
 * All the window may ask of the machine. One entry is one channel; nothing else crosses.
 *
 * The machine sees ciphertext only: no call carries a key, a passphrase or a case in the clear. Paths never cross;
 * a file that a person chose is named by a one-time handle. Expected failures are part of the output; a rejected
 * promise means a bug.
 */
import * as z from 'zod'
import { UpdateAddress } from '#shared/contract/update-address.ts'

const MiB = 1024 * 1024

export const limits = {
  vaultFile: 1 * MiB,
  journalFrame: 64 * MiB,
  /** As much as a journal frame: a snapshot must be able to hold what was saved. */
  snapshotChunk: 64 * MiB,
  package: 256 * MiB,
} as const

/** Over any buffer: `z.instanceof` would type it as one over an `ArrayBuffer` only. */
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'no bytes')

const bytesUpTo = (max: number) => Bytes.refine((bytes) => bytes.byteLength <= max, 'too many bytes')

const Nothing = z.strictObject({})
const FileName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,110}\.(age|pdf|json|html|svg|ics)$/u)
const Count = z.number().int().nonnegative()
const SnapshotId = z.string().regex(/^[0-9a-f]{32}$/)
const Handle = z.string().regex(/^[0-9a-f]{32}$/)

/** Why bytes could not be made durable. The former state stands. */
const WriteProblem = z.enum(['NoSpace', 'WriteFailed', 'ReadOnly'])
const Written = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
])

export const Appearance = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  language: z.enum(['de', 'en']),
  zoom: z.number().min(0.5).max(3),
  idleMinutes: z.number().int().min(1).max(60),
  /** Whether the system may say once a day that something is due. */
  reminders: z.boolean().default(true),
})
export type Appearance = z.infer<typeof Appearance>

export const UpdateState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('checking') }),
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('available'), version: z.string() }),
  z.strictObject({ state: z.literal('loading'), version: z.string(), percent: z.number() }),
  z.strictObject({ state: z.literal('ready'), version: z.string() }),
  z.strictObject({
    state: z.literal('refused'),
    reason: z.enum(['Unreachable', 'Tampered', 'Older', 'Unreadable', 'NotSupported']),
  }),
])
export type UpdateState = z.infer<typeof UpdateState>

/** One snapshot and the journal that follows it. */
const Generation = z.strictObject({
  snapshotId: SnapshotId,
  /** ISO day and time of making. */
  made: z.string(),
  snapshotBytes: Count,
  journalBytes: Count,
})

export const desktopContract = {
  /** Version and runtime, for the info screen and for packages. */
  appInfo: {
    input: Nothing,
    output: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      platform: z.enum(['linux', 'win32', 'darwin']),
      packaged: z.boolean(),
      /** True after a crash or a power cut: the last session did not close in order. */
      uncleanExit: z.boolean(),
      /** True until a snapshot was made by this version of app and Electron: a new engine may wipe the working copy. */
      versionChanged: z.boolean(),
    }),
  },

  /** The vault file (wrapped keys). `generation` 0 is the newest; higher means that newer ones were damaged. */
  readVaultFile: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({ state: z.literal('found'), json: z.string(), generation: Count }),
      z.strictObject({ state: z.literal('damaged') }),
      z.strictObject({ state: z.literal('elsewhere'), reason: z.enum(['NetworkShare', 'InUse']) }),
    ]),
  },
  /** Replaces the vault file: written beside, fsynced, renamed; two former generations are kept. */
  writeVaultFile: {
    input: z.strictObject({ json: z.string().max(limits.vaultFile) }),
    output: Written,
  },
  /** Puts a copy of the newest in the place of the former generations, after an unlock has shown that it is good. */
  settleVaultFile: { input: Nothing, output: Nothing },

  /** Opens (or, for a new vault, begins) the journal and reports what is in it. Reads no content. */
  openJournal: {
    input: z.strictObject({ vaultId: z.string().regex(/^[0-9a-f]{32}$/) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('open'),
        snapshotId: SnapshotId,
        /** Number of whole frames in the journal; frame numbers run from 1. */
        frames: Count,
        tornBytes: Count,
        /** Frames follow a break in the chain: they exist but cannot be trusted. */
        chainBroken: z.boolean(),
        generations: z.array(Generation),
        readOnly: z.boolean(),
      }),
      z.strictObject({ state: z.literal('unreadable'), generations: z.array(Generation) }),
    ]),
  },
  /** Journal frames after number `after`, at least one and about 8 MiB at most; `next` is null at the end. */
  readJournal: {
    input: z.strictObject({ snapshotId: SnapshotId, after: Count }),
    output: z.strictObject({
      frames: z.array(Bytes),
      next: Count.nullable(),
    }),
  },
  /** Appends one frame and answers after the disk has it (fdatasync). `seq` is the frame's number. */
  appendJournal: {
    input: z.strictObject({ payload: bytesUpTo(limits.journalFrame) }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), seq: Count }),
      z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
    ]),
  },

  /**
   * Begins a snapshot; its first frame is the vault file: the one that stands, or the one that a rekey is about to put
   * in its place. Only one at a time. A journal frame that is appended before `finishSnapshot` would be missing from it:
   * the frame is kept and the snapshot given up.
   */
  beginSnapshot: {
    input: z.strictObject({ vaultJson: z.string().max(limits.vaultFile).optional() }),
    output: Written,
  },
  writeSnapshot: {
    input: z.strictObject({ payload: bytesUpTo(limits.snapshotChunk) }),
    output: Written,
  },
  /** Seals the snapshot (end frame, fsync, rename) and begins a fresh journal. `rows` goes into the end frame. */
  finishSnapshot: {
    input: z.strictObject({ rows: Count }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), snapshotId: SnapshotId }),
      z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
    ]),
  },
  abortSnapshot: { input: Nothing, output: Nothing },
  /**
   * Frames of a snapshot after frame `after` (0 = from the start), as `readJournal`. All of them, as they were written:
   * frame 1 is the vault file, the last one the end frame. `ok` is false when the snapshot is not whole.
   */
  readSnapshot: {
    input: z.strictObject({ snapshotId: SnapshotId, after: Count }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        frames: z.array(Bytes),
        next: Count.nullable(),
      }),
      z.strictObject({ ok: z.literal(false) }),
    ]),
  },
  /** Takes up an older generation after a break: its snapshot and journal become the current ones. */
  useGeneration: { input: z.strictObject({ snapshotId: SnapshotId }), output: Written },
  /** Deletes every older generation and vault file: after a rekey nothing sealed with the former key may stay. */
  dropOlderGenerations: { input: Nothing, output: Written },

  diskSpace: {
    input: Nothing,
    output: z.strictObject({ freeBytes: Count, vaultBytes: Count }),
  },

  /** Lets the person choose a folder (USB stick) and copies vault file, snapshot and journal there. */
  writeBackup: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('written'), name: z.string(), bytes: Count }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('failed'), problem: WriteProblem }),
    ]),
  },
  /** Lets the person choose a backup folder and opens it for reading under a handle. */
  openBackup: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('opened'),
        handle: Handle,
        vaultJson: z.string(),
        made: z.string(),
        snapshotFrames: Count,
        journalFrames: Count,
      }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('unreadable') }),
    ]),
  },
  /** Frames of an opened backup: first the snapshot's, then the journal's, numbered through. */
  readBackup: {
    input: z.strictObject({ handle: Handle, after: Count }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        frames: z.array(Bytes),
        next: Count.nullable(),
      }),
      z.strictObject({ ok: z.literal(false) }),
    ]),
  },
  /** Puts an opened backup in the place of a vault that does not exist yet. */
  adoptBackup: {
    /** `json` is the backup's vault file with new keys for this device: the copy must never speak with the old ones. */
    input: z.strictObject({ handle: Handle, json: z.string().max(limits.vaultFile) }),
    output: Written,
  },

  /** Lets the person choose an exchange package, a card or a JSON file and hands over its bytes. */
  pickFile: {
    input: z.strictObject({ kind: z.enum(['package', 'card', 'json']) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('picked'), name: z.string(), bytes: Bytes }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('tooBig') }),
      z.strictObject({ state: z.literal('unreadable') }),
    ]),
  },
  /** The file the program was started with (double click on a package), once; `none` where there is none. */
  takeOpenedFile: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('opened'), name: z.string(), bytes: Bytes }),
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({ state: z.literal('tooBig') }),
      z.strictObject({ state: z.literal('unreadable') }),
    ]),
  },
  /** Asks where to save and writes the file: beside, fsync, rename. */
  saveFile: {
    input: z.strictObject({ suggestedName: FileName, bytes: bytesUpTo(limits.package) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('saved'), name: z.string() }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('failed'), problem: WriteProblem }),
    ]),
  },

  /** Starts the typesetting process; its port arrives as a `typesetter-port` message. See typesetter-protocol. */
  openTypesetter: { input: Nothing, output: z.strictObject({ opened: z.boolean() }) },
  /** Asks where a document goes. The typesetting process writes it; the machine's main process never sees it. */
  chooseDocumentTarget: {
    input: z.strictObject({ suggestedName: FileName }),
    output: z.strictObject({ target: Handle.nullable() }),
  },
  /** Sends the current window to a printer through the system's dialog. */
  printWindow: { input: Nothing, output: z.strictObject({ printed: z.boolean() }) },

  /** A neutral message of the system; only counts cross, never what waits or for whom. */
  remindOfDue: {
    input: z.strictObject({ followUps: Count, feedback: Count }),
    output: z.strictObject({ shown: z.boolean() }),
  },

  readAppearance: { input: Nothing, output: Appearance },
  writeAppearance: { input: Appearance, output: Nothing },

  /** A long piece of work is under way: for a minute, and half an hour in all, the idle lock waits. Said again meanwhile. */
  noteWork: { input: Nothing, output: Nothing },
  /** Ends this window's process and opens a fresh one at the lock screen. */
  lock: { input: Nothing, output: Nothing },
  /** Ends the program in order. */
  quit: { input: Nothing, output: Nothing },

  readUpdates: {
    input: Nothing,
    output: z.strictObject({ address: z.string().nullable(), current: UpdateState }),
  },
  /** Sets or clears the one address the program may ask for updates. `null` means: never a request. */
  writeUpdateAddress: {
    input: z.strictObject({
      address: UpdateAddress.nullable(),
    }),
    output: Nothing,
  },
  checkForUpdate: { input: Nothing, output: UpdateState },
  /** Loads the offered version; it is installed at the next quit. */
  loadUpdate: { input: Nothing, output: UpdateState },
} as const

type Contract = typeof desktopContract
export type Channel = keyof Contract
export type Input<C extends Channel> = z.infer<Contract[C]['input']>
export type Output<C extends Channel> = z.infer<Contract[C]['output']>
export type DesktopApi = {
  readonly [C in Channel]: (input: Input<C>) => Promise<Output<C>>
}

/** News from the machine to the window. */
export const desktopNews = {
  /** The window is about to be ended; what is half-typed must be saved now. Answer by calling `lock`. */
  lockRequested: z.strictObject({ reason: z.enum(['idle', 'suspend', 'screen', 'command', 'closed']) }),
  /** Zoom was changed by menu or key, or the settings by another window. */
  appearanceChanged: Appearance,
  /** A menu entry or shortcut was used. */
  command: z.strictObject({ id: z.string().max(60) }),
  updateChanged: UpdateState,
  /** A package was opened from outside while the program ran. */
  fileOpened: z.strictObject({}),
} as const

export type NewsTopic = keyof typeof desktopNews
export type News<T extends NewsTopic> = z.infer<(typeof desktopNews)[T]>
