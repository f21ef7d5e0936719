/**
 * What a device remembers of its exchange folder: every file that lies there with what it turned out to be, so that
 * nothing is opened twice, and its own packages. README.md of this room, section 9.
 */
import * as z from 'zod'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Size = z.number().int().nonnegative()
const Moment = z.number()

/** Why a file could not be read as it was listed; most of these pass by themselves. */
const Hindrance = z.enum(['gone', 'changed', 'locked', 'unreadable', 'tooBig'])
export type Hindrance = z.infer<typeof Hindrance>

const Outcome = z.discriminatedUnion('is', [
  /** A package of this device, or a copy of one. */
  z.strictObject({ is: z.literal('own') }),
  /**
   * Taken in. `for`: who else finds in it the writes up to `upto`. `partly`: something was set aside; with other
   * choices, program or directory it is looked at again.
   */
  z.strictObject({
    is: z.literal('taken'),
    for: z.array(DeviceIdText),
    upto: Vector,
    partly: z.string().optional(),
  }),
  /** Not for this device: packages for others lie in the same folder. */
  z.strictObject({ is: z.literal('others') }),
  /**
   * An invitation: only a person may take it in. `against`, here and below: program and directory that said so; with
   * others of them it is looked at again.
   */
  z.strictObject({ is: z.literal('invitation'), from: z.string(), against: z.string() }),
  z.strictObject({ is: z.literal('refused'), code: z.string().max(40), against: z.string() }),
  z.strictObject({ is: z.literal('hindered'), by: Hindrance }),
])
export type Outcome = z.infer<typeof Outcome>

const RememberedFile = z.strictObject({
  name: z.string(),
  size: Size,
  modified: Moment,
  /** `null` where its content could not be read. */
  hash: Hash.nullable(),
  outcome: Outcome,
  /** When it was first seen in this state, by this device's clock. */
  since: Moment,
})
export type RememberedFile = z.infer<typeof RememberedFile>

const OwnPackage = z.strictObject({
  /** Whom it is for: the scope and the offices. There is one package for each of these. */
  group: z.string(),
  name: z.string(),
  hash: Hash,
  size: Size,
  to: z.array(DeviceIdText),
  /** What its records build on and lead up to, and what the device knew when it was made. */
  base: Vector,
  upto: Vector,
  have: Vector,
  records: z.number().int().nonnegative(),
  /** Hash of the directory that rides in it. */
  directory: Hash,
  /** Whether it was handed to the folder; before that a crash may have kept it from there. */
  written: z.boolean(),
  /** Everybody has taken it in, and it was removed. */
  done: z.boolean(),
})
export type OwnPackage = z.infer<typeof OwnPackage>

export const FolderMemory = z.strictObject({
  /** The folder this is about; another one begins anew. */
  folder: z.string(),
  files: z.array(RememberedFile),
  /** The newest package of each group. */
  own: z.array(OwnPackage),
  /** Hashes of older own packages: a carrying program may bring a copy back. */
  retired: z.array(z.strictObject({ name: z.string(), hash: Hash })),
  /** When something was last taken in or written, by this device's clock. */
  lastExchange: Moment.nullable(),
})
export type FolderMemory = z.infer<typeof FolderMemory>

export function emptyFolderMemory(folder: string): FolderMemory {
  return { folder, files: [], own: [], retired: [], lastExchange: null }
}

const mostRetired = 100

/** The package takes the place of the former one of its group. */
export function withOwn(memory: FolderMemory, made: OwnPackage): FolderMemory {
  const former = memory.own.filter(({ group }) => group === made.group)
  const others = memory.own.filter(({ group }) => group !== made.group)
  return { ...withRetired(memory, former), own: [...others, made] }
}

/** Without these own packages: their files are to go. */
export function withRetired(memory: FolderMemory, former: readonly OwnPackage[]): FolderMemory {
  const gone = new Set(former.map(({ hash }) => hash))
  const retired = former.filter(({ done }) => !done).map(({ name, hash }) => ({ name, hash }))
  return {
    ...memory,
    own: memory.own.filter(({ hash }) => !gone.has(hash)),
    retired: [...memory.retired, ...retired].slice(-mostRetired),
  }
}

export function changeOwn(
  memory: FolderMemory,
  hash: string,
  change: Partial<Pick<OwnPackage, 'written' | 'done'>>,
): FolderMemory {
  const own = memory.own.map((each) => (each.hash === hash ? { ...each, ...change } : each))
  return { ...memory, own }
}

export function isOwnHash({ own, retired }: FolderMemory, hash: string): boolean {
  return [...own, ...retired].some((each) => each.hash === hash)
}
