/**
 * Faults that are put in on purpose, one at a time, to see that the tests find them. `find` occurs exactly once in its
 * file; a test of every run watches over that.
 */
export interface Mutation {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

const merge = 'shared/records/merge.ts'
const knowledge = 'shared/records/knowledge.ts'
const write = 'shared/records/write.ts'

export const mutations: readonly Mutation[] = [
  {
    name: 'keep overwritten siblings',
    file: merge,
    find: 'a.siblings.filter((sibling) => holds(b, sibling) || !isSeen(b.vv, sibling.d))',
    replace: 'a.siblings.filter((sibling) => holds(b, sibling) || sibling.d[1] > 0)',
  },
  {
    name: 'take all siblings of B',
    file: merge,
    find: 'b.siblings.filter((sibling) => !holds(a, sibling) && !isSeen(a.vv, sibling.d))',
    replace: 'b.siblings.filter((sibling) => !holds(a, sibling))',
  },
  {
    name: 'drop common siblings',
    file: merge,
    find: 'a.siblings.filter((sibling) => holds(b, sibling) || !isSeen(b.vv, sibling.d))',
    replace: 'a.siblings.filter((sibling) => !isSeen(b.vv, sibling.d))',
  },
  {
    name: 'vector not the greater of both',
    file: knowledge,
    find: 'joined.set(device, Math.max(counter, countOf(a, device)))',
    replace: 'joined.set(device, counter)',
  },
  {
    name: 'advance knowledge over a gap',
    file: knowledge,
    find: 'if (!covers(known, delta.base)) return { known, hole: true }',
    replace: '',
  },
  {
    name: 'never advance knowledge',
    file: knowledge,
    find: 'return { known: joinVectors(known, delta.upto), hole: false }',
    replace: 'return { known, hole: false }',
  },
  {
    name: 'of two erasures the left one wins',
    file: merge,
    find: 'return isErased(b) ? laterErasure(a, b) : a',
    replace: 'return a',
  },
  {
    name: 'erasure does not absorb',
    file: merge,
    find: 'if (isErased(b)) return b',
    replace: 'if (isErased(b)) return a',
  },
  {
    name: 'unsorted siblings',
    file: merge,
    find: '[...kept, ...added].sort((left, right) => compareDots(left.d, right.d))',
    replace: '[...kept, ...added]',
  },
  {
    name: 'a write keeps the old siblings',
    file: write,
    find: 'registers.set(name, siblings)',
    replace: 'registers.set(name, [...(registers.get(name) ?? []), ...siblings])',
  },
  {
    name: 'fast path on the number of devices only',
    file: merge,
    find: 'if (a.sv === b.sv && equalVectors(a.vv, b.vv)) return a',
    replace: 'if (a.sv === b.sv && Object.keys(a.vv).length === Object.keys(b.vv).length) return a',
  },
  {
    name: 'last writer wins instead of siblings',
    file: merge,
    find: '[...kept, ...added].sort((left, right) => compareDots(left.d, right.d))',
    replace: '[...kept, ...added].sort((left, right) => (left.h < right.h ? 1 : -1)).slice(0, 1)',
  },
  {
    name: 'an export misses erasures',
    file: knowledge,
    find: 'return isErased(record) ? !isSeen(base, record.x.d) : !covers(base, record.vv)',
    replace: 'return !isErased(record) && !covers(base, record.vv)',
  },
  {
    name: 'an export asks for every write to be new instead of some',
    file: knowledge,
    find: ': !covers(base, record.vv)',
    replace: ': Object.entries(record.vv).every((dot) => !isSeen(base, dot))',
  },
  {
    name: 'seen is off by one',
    file: knowledge,
    find: 'return countOf(vector, device) >= counter\n',
    replace: 'return countOf(vector, device) > counter\n',
  },
]

/** The source with the fault in it; `null` when the place is not there exactly once. */
export function mutated(source: string, { find, replace }: Mutation): string | null {
  const [before, after, ...more] = source.split(find)
  return before === undefined || after === undefined || more.length > 0 ? null : before + replace + after
}
