/**
 * The calls on the exchange folder: a folder that some other program carries to other offices (Nextcloud, Syncthing, a
 * share, OneDrive). Its place never crosses to the window; files in it are named by plain names.
 */
import * as z from 'zod'
import {
  Bytes,
  bytesUpTo,
  Count,
  limits,
  Nothing,
  WriteProblem,
  Written,
} from '#shared/contract/contract-shapes.ts'

/**
 * A plain name of a package in the folder, also of a copy that the carrying program has renamed. Names that begin with a
 * dot or a tilde, or end otherwise, are files of these programs themselves, half-carried ones among them.
 */
export function isPackageName(name: string): boolean {
  return name.length <= 200 && plainName.test(name) && !deviceName.test(name)
}

const plainName = /^[^.~/\\:*?"<>|\u0000-\u001f\u007f][^/\\:*?"<>|\u0000-\u001f\u007f]*\.age$/i
/** On Windows these are devices, whatever stands behind the dot. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)\./i

const FoundName = z.string().refine(isPackageName, 'no name of a package')
/** As this program names packages; no other name is ever written. */
const OwnName = z.string().regex(/^paket-\d{8}-[0-9a-f]{8}\.age$/)
const FolderId = z.string().regex(/^[0-9a-f]{32}$/)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A file as it was found; whoever reads it later says which state of it is meant. */
export const FolderFile = z.strictObject({ name: FoundName, size: Count, modified: z.number() })
export type FolderFile = z.infer<typeof FolderFile>

/** As many files as are ever listed: far more than a network's devices write. */
export const mostFolderFiles = 5000

/** More than are ever remembered. */
const mostNamedFolders = 100

/** How long the person must have changed nothing before a package is written by itself. */
const restSeconds = z.number().nonnegative()

export const ExchangeFolder = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), restSeconds }),
  z.strictObject({
    state: z.enum(['ready', 'missing', 'notWritable']),
    /** Drawn anew whenever a folder is chosen. */
    id: FolderId,
    /** The folder's own name, for people. */
    name: z.string(),
    restSeconds,
  }),
])
export type ExchangeFolder = z.infer<typeof ExchangeFolder>

export const exchangeFolderCalls = {
  exchangeFolder: { input: Nothing, output: ExchangeFolder },
  /** Asks for the folder and keeps it. One that nothing can be written to is not taken. */
  chooseExchangeFolder: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('chosen') }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('refused'), reason: z.enum(['NotWritable', 'OwnFolder']) }),
    ]),
  },
  /** Uses no folder any more; what lies in it stays. */
  leaveExchangeFolder: { input: Nothing, output: Nothing },
  /** Folders that were left, or that another has taken the place of, are known until this: files may still be removed there. All but these are forgotten. */
  keepFormerFolders: {
    input: z.strictObject({ folders: z.array(FolderId).max(mostNamedFolders) }),
    output: Nothing,
  },

  /** Here and below `folder` is the one that is meant: another may have been chosen meanwhile. `first` are listed in any case. */
  listExchangeFiles: {
    input: z.strictObject({ folder: FolderId, first: z.array(FoundName).max(mostFolderFiles) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('listed'),
        files: z.array(FolderFile).max(mostFolderFiles),
        /** Files that lie there beside those listed. */
        more: Count,
      }),
      z.strictObject({ state: z.literal('missing') }),
    ]),
  },
  /** A part of a file, as long as the file is the one that was listed. `locked`: another program has it. */
  readExchangeFile: {
    input: z.strictObject({ folder: FolderId, file: FolderFile, from: Count }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('read'), bytes: Bytes }),
      z.strictObject({ state: z.enum(['gone', 'changed', 'locked', 'unreadable', 'tooBig']) }),
    ]),
  },
  /** Keeps a part of the package that is written next, as `holdFile` does. */
  holdExchangeFile: {
    input: z.strictObject({ payload: bytesUpTo(limits.package), held: Count }),
    output: Written,
  },
  /** Writes a package beside, makes it durable and gives it its name: there is never half a package under it. */
  writeExchangeFile: {
    input: z.strictObject({
      folder: FolderId,
      name: OwnName,
      payload: bytesUpTo(limits.package),
      held: Count,
    }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('written'), file: FolderFile }),
      z.strictObject({ state: z.literal('missing') }),
      z.strictObject({ state: z.literal('failed'), problem: WriteProblem }),
    ]),
  },
  /** In a former folder too: removes a file of this content, and what a cut-off writing under its name has left. No other content is touched. */
  removeExchangeFile: {
    input: z.strictObject({ folder: FolderId, name: FoundName, sha256: Hash }),
    output: z.strictObject({ state: z.enum(['removed', 'gone', 'other', 'failed', 'missing']) }),
  },
} as const
