/**
 * All the window may ask of the machine. One entry is one channel; nothing else crosses.
 *
 * The machine sees ciphertext only: no call carries a key, a passphrase or a case in the clear. Paths never cross;
 * a file that a person chose is named by a one-time handle. Expected failures are part of the output; a rejected
 * promise means a bug.
 */
import * as z from 'zod'
import {
  Bytes,
  bytesUpTo,
  Count,
  FileName,
  Handle,
  limits,
  Nothing,
  WriteProblem,
  Written,
} from '#shared/contract/contract-shapes.ts'
import { exchangeFolderCalls } from '#shared/contract/exchange-folder-calls.ts'
import { UpdateAddress } from '#shared/contract/update-address.ts'
import { vaultFileCalls } from '#shared/contract/vault-file-calls.ts'

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

  ...vaultFileCalls,

  /**
   * Lets the person choose an exchange package, a card, a JSON file or a list from Excel and hands over its bytes. A list lies in the
   * clear on the person's disk; its bytes only pass through here.
   */
  pickFile: {
    input: z.strictObject({ kind: z.enum(['package', 'card', 'json', 'table', 'law']) }),
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
  /** Keeps a part of the file that is saved next, as `holdJournal` does of a frame. */
  holdFile: {
    input: z.strictObject({ payload: bytesUpTo(limits.package), held: Count }),
    output: Written,
  },
  /**
   * Asks where to save and writes the file: beside, fsync, rename. The file is the `held` bytes of the parts that were
   * kept, then `payload`.
   */
  saveFile: {
    input: z.strictObject({ suggestedName: FileName, payload: bytesUpTo(limits.package), held: Count }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('saved'), name: z.string() }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('failed'), problem: WriteProblem }),
    ]),
  },

  ...exchangeFolderCalls,

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
  /** Packages came into the exchange folder, went or changed. */
  exchangeFolderChanged: z.strictObject({}),
} as const

export type NewsTopic = keyof typeof desktopNews
export type News<T extends NewsTopic> = z.infer<(typeof desktopNews)[T]>
