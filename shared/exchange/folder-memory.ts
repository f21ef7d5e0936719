/**
 * What a device remembers of its exchange folder: every file that lies there with what it turned out to be, so that
 * nothing is opened twice, and its own packages. README.md of this room, section 9.
 */
import * as z from 'zod'
import { DeviceIdText, Vector } from '#shared/exchange/package-header.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Size = z.number().int().nonnegative()
const Moment = z.number()

/** Why a file could not be read as it was listed, or not be taken in; most of these pass by themselves. */
const Hindrance = z.enum(['gone', 'changed', 'locked', 'unreadable', 'tooBig', 'notSaved'])
export type Hindrance = z.infer<typeof Hindrance>

const Outcome = z.discriminatedUnion('is', [
  /** A package of this device, or a copy of one. `stray`: known by its content alone; it may also be one of a blocked device of ours. */
  z.strictObject({ is: z.literal('own'), stray: z.boolean().optional() }),
  /**
   * Taken in. `for`: who else finds in it the writes up to `upto`. `partly`: something was set aside; with other
   * choices, program or directory, or once a further laptop of the own office has told more, it is looked at again.
   */
  z.strictObject({
    is: z.literal('taken'),
    for: z.array(DeviceIdText),
    upto: Vector,
    partly: z.string().optional(),
    /** The sender's device and number, where only an answer tells it that the package has arrived, or that it misses some. */
    asks: z.string().optional(),
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

/** What was last said, or found not to need saying, to a group: the scope and the offices. */
const Said = z.strictObject({
  group: z.string(),
  to: z.array(DeviceIdText),
  /** What the device knew then. */
  have: Vector,
  /** How far the writes of each recipient had come here in packages of its own. */
  direct: Vector.optional(),
  /** Hash of the directory then. */
  directory: Hash,
  /** Which packages (`asks`) it answered. */
  answered: z.array(z.string()).optional(),
})
export type Said = z.infer<typeof Said>

const OwnPackage = Said.extend({
  name: z.string(),
  hash: Hash,
  size: Size,
  /** What its records build on and lead up to. */
  base: Vector,
  upto: Vector,
  records: z.number().int().nonnegative(),
  /** Whether it was handed to the folder; before that a crash may have kept it from there. */
  written: z.boolean(),
  /** Everybody has taken it in, and it was removed. */
  done: z.boolean(),
})
export type OwnPackage = z.infer<typeof OwnPackage>

/** `group`: the one whose newer package has to lie there before this one goes; without it, it goes at once. */
const Retired = z.strictObject({ name: z.string(), hash: Hash, group: z.string().optional() })

/** A large file that is being opened, and how often the program ended over it. */
const Opening = z.strictObject({ hash: Hash, ended: z.number().int().nonnegative() })
export type Opening = z.infer<typeof Opening>

/** Own packages that could not be taken out of a folder when it was given up. */
const LeftFolder = z.strictObject({
  folder: z.string(),
  /** The folder's own name, for people. */
  name: z.string(),
  files: z.array(z.strictObject({ name: z.string(), hash: Hash })),
})
export type LeftFolder = z.infer<typeof LeftFolder>

export const FolderMemory = z.strictObject({
  /** The folder this is about; another one begins anew. */
  folder: z.string(),
  /** Its own name, for people. */
  name: z.string().optional(),
  files: z.array(RememberedFile),
  /** The newest package of each group. */
  own: z.array(OwnPackage),
  /** Hashes of older own packages: a carrying program may bring a copy back. */
  retired: z.array(Retired),
  /** Groups that were looked at since their last package, and had nothing new. */
  looks: z.array(Said).optional(),
  /** When something was last taken in or written, by this device's clock. */
  lastExchange: Moment.nullable(),
  /** Still there at the next run: the program ended meanwhile, perhaps over this file. */
  opening: Opening.optional(),
  /** Former folders in which own packages still lie. */
  left: z.array(LeftFolder).optional(),
})
export type FolderMemory = z.infer<typeof FolderMemory>

export function emptyFolderMemory(folder: string): FolderMemory {
  return { folder, files: [], own: [], retired: [], lastExchange: null }
}

/** What is remembered once another folder is used: nothing but the own packages that still lie in former ones. */
export function memoryOfOther(former: FolderMemory, folder: string): FolderMemory {
  return withLeft(emptyFolderMemory(folder), leftIn(former))
}

export function withLeft(memory: FolderMemory, folders: readonly LeftFolder[]): FolderMemory {
  const { left: _left, ...others } = memory
  const left = folders.filter(({ files }) => files.length > 0).slice(-mostLeft)
  return left.length > 0 ? { ...others, left } : others
}

/** As many as the machine knows of. */
const mostLeft = 10

/** All folders with own packages, this one included. */
export function leftIn({ left = [], folder, name = '', files }: FolderMemory): readonly LeftFolder[] {
  const own = files.flatMap((file) =>
    file.outcome.is === 'own' && file.hash !== null ? [{ name: file.name, hash: file.hash }] : [],
  )
  return [...left, { folder, name, files: own }]
}

const mostRetired = 100

/** The package takes the place of the former one of its group. */
export function withOwn(memory: FolderMemory, made: OwnPackage): FolderMemory {
  const former = memory.own.filter(({ group }) => group === made.group)
  const others = memory.own.filter(({ group }) => group !== made.group)
  const looks = looksWithout(memory, made.group)
  return { ...memory, retired: retiredWith(memory, former, made.group), own: [...others, made], looks }
}

/** The group was looked at, and there is nothing to say. */
export function withLook(memory: FolderMemory, look: Said): FolderMemory {
  return { ...memory, looks: [...looksWithout(memory, look.group), look] }
}

function looksWithout({ looks = [] }: FolderMemory, group: string): Said[] {
  return looks.filter((look) => look.group !== group)
}

/** Whether something lies there for a circle that is none any more: after another choice, or with an office more or less. */
export function hasOrphans({ own }: FolderMemory, groups: readonly string[]): boolean {
  return own.some(({ group }) => !groups.includes(group))
}

/** Without what is for a circle that is none any more; its files go at once, whether something takes their place or not. */
export function withoutOrphans(memory: FolderMemory, groups: readonly string[]): FolderMemory {
  if (!hasOrphans(memory, groups)) return memory
  const isOrphan = ({ group }: Said) => !groups.includes(group)
  return {
    ...memory,
    own: memory.own.filter((own) => !isOrphan(own)),
    retired: retiredWith(memory, memory.own.filter(isOrphan)),
    looks: (memory.looks ?? []).filter((look) => !isOrphan(look)),
  }
}

/** A package that was removed already leaves nothing to retire. */
function retiredWith(
  { retired }: FolderMemory,
  former: readonly OwnPackage[],
  group?: string,
): FolderMemory['retired'] {
  const more = former
    .filter(({ done }) => !done)
    .map(({ name, hash }) => ({ name, hash, ...(group === undefined ? {} : { group }) }))
  return [...retired, ...more].slice(-mostRetired)
}

export function changeOwn(
  memory: FolderMemory,
  hash: string,
  change: Partial<Pick<OwnPackage, 'written' | 'done'>>,
): FolderMemory {
  const own = memory.own.map((each) => (each.hash === hash ? { ...each, ...change } : each))
  return { ...memory, own }
}

/** Some files may end the program, however its limits are set: such a one is given up after so many ends. */
const mostEnds = 2

/** What to note before a file is opened; `null` where it is not to be opened any more. A person may ask for it anew. */
export function openingOf(
  { opening }: FolderMemory,
  hash: string,
  { thorough }: { readonly thorough: boolean },
): Opening | null {
  const ended = opening?.hash === hash && !thorough ? opening.ended + 1 : 0
  return ended < mostEnds ? { hash, ended } : null
}

export function isOwnHash({ own, retired }: FolderMemory, hash: string): boolean {
  return [...own, ...retired].some((each) => each.hash === hash)
}
