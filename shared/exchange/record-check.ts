/**
 * Whether a foreign value is a record. Written by hand and not as a schema: a package may hold millions of siblings,
 * and this is ten times as fast. Names and values of registers are opaque, so newer programs' records pass.
 */
import type { JsonValue } from '#shared/base/json.ts'
import { maxCounter } from '#shared/exchange/package-header.ts'
import { stampPattern } from '#shared/records/hybrid-clock.ts'
import type { Dot, ErasedRecord, LiveRecord, MergeableRecord, Sibling } from '#shared/records/record.ts'

const idPattern = /^[0-9a-f]{32}$/
/** Levels of a register's value. */
const maxDepth = 6
const maxName = 200

type Members = Readonly<Record<string, unknown>>

/** The record, without any member called `__proto__`; `null` when it is none. */
export function readRecord(value: unknown): MergeableRecord | null {
  if (!isMembers(value) || typeof value.id !== 'string' || !idPattern.test(value.id)) return null
  return 'x' in value ? readErased(value, value.id) : readLive(value, value.id)
}

function readErased(value: Members, id: string): ErasedRecord | null {
  if (!hasOnly(value, ['id', 'x']) || !isMembers(value.x) || !hasOnly(value.x, ['d', 'h'])) return null
  const { d, h } = value.x
  return isDot(d) && isStamp(h) ? { id, x: { d, h } } : null
}

function readLive(value: Members, id: string): LiveRecord | null {
  const { sv, vv, f } = value
  if (!hasOnly(value, ['id', 'sv', 'vv', 'f']) || !isCount(sv) || !isVector(vv) || !isMembers(f)) return null
  const registers = readRegisters(f, vv)
  return registers && { id, sv, vv, f: registers }
}

function readRegisters(f: Members, vector: LiveRecord['vv']): LiveRecord['f'] | null {
  const registers = readEach(f, (name, siblings) =>
    name.length <= maxName && isPlainText(name) ? readSiblings(siblings, vector) : undefined,
  )
  return registers ?? null
}

/** At least one, each once, each seen by the record's own vector: a record cannot hold what it has not seen. */
function readSiblings(value: unknown, vector: LiveRecord['vv']): readonly Sibling[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const siblings = readList(value, readSibling)
  if (!siblings?.every(({ d }) => (vector[d[0]] ?? 0) >= d[1])) return undefined
  return siblings.length === 1 || areDifferent(siblings) ? siblings : undefined
}

function areDifferent(siblings: readonly Sibling[]): boolean {
  return new Set(siblings.map(({ d }) => d.join())).size === siblings.length
}

function readSibling(value: unknown): Sibling | undefined {
  if (!isMembers(value) || !hasOnly(value, ['d', 'h', 'v'])) return undefined
  const { d, h, v } = value
  if (!isDot(d) || !isStamp(h)) return undefined
  const plain = readValue(v, 1)
  if (plain === undefined) return undefined
  const isAsItCame = plain === v && !Object.hasOwn(value, '__proto__')
  return isAsItCame ? (value as unknown as Sibling) : { d, h, v: plain }
}

/** The value when it is in the form of `plain-json.ts` and not too deep. */
function readValue(value: unknown, depth: number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return isPlainScalar(value) ? value : undefined
  if (depth > maxDepth) return undefined
  return Array.isArray(value)
    ? readList(value, (item) => readValue(item, depth + 1))
    : readEach(value as Members, (name, member) =>
        isPlainText(name) ? readValue(member, depth + 1) : undefined,
      )
}

function isPlainScalar(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return isPlainText(value)
  return value === null || typeof value === 'boolean' || Number.isFinite(value)
}

/** The list itself where every item is read as it came, as nearly always. */
function readList<T>(
  list: readonly unknown[],
  read: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  let isAsItCame = true
  const values: T[] = []
  for (const item of list) {
    const value = read(item)
    if (value === undefined) return undefined
    isAsItCame &&= value === item
    values.push(value)
  }
  return isAsItCame ? (list as readonly T[]) : values
}

/** The members without any called `__proto__`; the object itself where that changes nothing, as nearly always. */
function readEach<T>(
  members: Members,
  read: (name: string, value: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  let isAsItCame = true
  const values: [string, T][] = []
  for (const name of Object.keys(members)) {
    if (name === '__proto__') {
      isAsItCame = false
      continue
    }
    const value = read(name, members[name])
    if (value === undefined) return undefined
    isAsItCame &&= value === members[name]
    values.push([name, value])
  }
  return isAsItCame ? (members as Readonly<Record<string, T>>) : Object.fromEntries(values)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(value: Members, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => name === '__proto__' || names.includes(name))
}

function isVector(value: unknown): value is LiveRecord['vv'] {
  if (!isMembers(value)) return false
  return Object.entries(value).every(([device, counter]) => idPattern.test(device) && isCounter(counter))
}

function isDot(value: unknown): value is Dot {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [device, counter] = value as readonly unknown[]
  return typeof device === 'string' && idPattern.test(device) && isCounter(counter) && counter > 0
}

/** A number so high that its device could not count on would end that device's writing. */
function isCounter(value: unknown): value is number {
  return isCount(value) && value <= maxCounter
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isStamp(value: unknown): value is string {
  return typeof value === 'string' && stampPattern.test(value)
}

/** Below it there is nothing to compose and no surrogate: most text needs no closer look. */
const beyondLatin = /[\u0300-\uffff]/

/** Composed form, and well formed: `isWellFormed` (ES2024) would tell lone surrogates; JSON text can smuggle them in. */
function isPlainText(text: string): boolean {
  return !beyondLatin.test(text) || (!/\p{Surrogate}/u.test(text) && text.normalize('NFC') === text)
}
