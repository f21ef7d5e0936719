/**
 * A program that carries files between folders of which each laptop has its own, as Syncthing and Nextcloud do, at their
 * worst: in any order, late, twice, under the name of a copy, half first, and what was taken out may come back.
 */
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dice } from '#tests/support/dice.ts'

const ways = {
  'at once': ['whole'],
  late: ['wait', 'wait', 'wait', 'whole'],
  doubled: ['whole', 'wait', 'wait', 'whole'],
  'as a copy': ['copy'],
  'half first': ['half', 'wait', 'whole'],
} as const

export type Way = keyof typeof ways
type Step = (typeof ways)[Way][number] | 'remove'

/** One file on its way to one folder. */
interface Errand {
  readonly to: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly modified: Date
  readonly left: Step[]
}

export interface UnrulyCarrier {
  /** Looks what is new and what is gone, and does some of what is to be done. Answers whether there was anything. */
  readonly turn: () => boolean
  /** How often a file went in each way. */
  readonly gone: ReadonlyMap<Way, number>
}

/** What lies there under a whole name; what is hidden is still being written. */
const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.age') && !name.startsWith('.'))

export function unrulyCarrier(folders: readonly string[], dice: Dice): UnrulyCarrier {
  const known = new Map(folders.map((folder) => [folder, new Set<string>()]))
  const gone = new Map<Way, number>()
  const wayFor = dealer(dice)
  let errands: readonly Errand[] = []

  function look(folder: string): readonly Errand[] {
    const [before, now] = [known.get(folder) ?? new Set<string>(), new Set(namesIn(folder))]
    known.set(folder, now)
    const others = folders.filter((other) => other !== folder)
    const came = without(now, before).flatMap((name) => {
      const file = contentOf(join(folder, name))
      return others.flatMap((to) => (file ? [{ ...file, to, name, left: stepsOf(wayFor()) }] : []))
    })
    const went = without(before, now).flatMap((name) =>
      others.map((to) => ({ ...nothing, to, name, left: ['remove' as const] })),
    )
    return [...came, ...went]
  }

  function stepsOf(way: Way): Step[] {
    gone.set(way, (gone.get(way) ?? 0) + 1)
    return [...ways[way]]
  }

  /** What the carrier itself puts there or takes away is no news to it; a copy is, as it goes to the others, too. */
  function goOn(errand: Errand): void {
    const step = errand.left.shift()
    const names = known.get(errand.to)
    if (step === 'whole' || step === 'half') names?.add(errand.name)
    if (step === 'remove') names?.delete(errand.name)
    if (step) put(errand, step, dice)
  }

  return {
    gone,
    turn() {
      errands = [...errands, ...folders.flatMap(look)]
      const isBusy = errands.length > 0
      for (const errand of shuffled(errands, dice)) if (dice.chance(0.6)) goOn(errand)
      errands = errands.filter(({ left }) => left.length > 0)
      return isBusy
    },
  }
}

const without = (names: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...names].filter((name) => !others.has(name))

const nothing = { bytes: new Uint8Array(0), modified: new Date(0) }

/** `null` where its office has taken it out meanwhile. */
function contentOf(path: string): Pick<Errand, 'bytes' | 'modified'> | null {
  try {
    return { bytes: readFileSync(path), modified: statSync(path).mtime }
  } catch {
    return null
  }
}

function put({ to, name, bytes, modified }: Errand, step: Step, dice: Dice): void {
  if (step === 'wait') return
  const path = join(to, step === 'copy' ? name.replace('.age', ' (conflicted copy 2026-11-27).age') : name)
  if (step === 'remove') {
    rmSync(path, { force: true })
    return
  }
  writeFileSync(path, step === 'half' ? halfOf(bytes, dice) : bytes)
  // As it was where it came from: neither size nor time need tell a half file from the whole one.
  utimesSync(path, modified, modified)
}

/** Cut off, or as long as the whole and not yet filled. */
function halfOf(bytes: Uint8Array, dice: Dice): Uint8Array {
  const half = bytes.slice(0, dice.below(bytes.length))
  if (dice.chance(0.5)) return half
  const unfilled = new Uint8Array(bytes.length)
  unfilled.set(half)
  return unfilled
}

/** Every way once before any comes again, so that few files are enough to meet all. */
function dealer(dice: Dice): () => Way {
  let stack: readonly Way[] = []
  return () => {
    if (stack.length === 0) stack = shuffled(Object.keys(ways) as Way[], dice)
    const [next = 'at once', ...rest] = stack
    stack = rest
    return next
  }
}

export function shuffled<T>(items: readonly T[], dice: Dice): readonly T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(dice.below(left.length), 1))
}
