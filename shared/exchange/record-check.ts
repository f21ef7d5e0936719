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
  const registers: [string, readonly Sibling[]][] = []
  for (const [name, siblings] of Object.entries(f)) {
    if (name === '__proto__') continue
    const read = name.length <= maxName && isPlainText(name) ? readSiblings(siblings, vector) : null
    if (!read) return null
    registers.push([name, read])
  }
  return Object.fromEntries(registers)
}

/** At least one, each once, each seen by the record's own vector: a record cannot hold what it has not seen. */
function readSiblings(value: unknown, vector: LiveRecord['vv']): readonly Sibling[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const siblings: Sibling[] = []
  for (const one of value as readonly unknown[]) {
    const sibling = readSibling(one)
    if (!sibling || (vector[sibling.d[0]] ?? 0) < sibling.d[1]) return null
    siblings.push(sibling)
  }
  const dots = new Set(siblings.map(({ d }) => d.join()))
  return dots.size === siblings.length ? siblings : null
}

function readSibling(value: unknown): Sibling | null {
  if (!isMembers(value) || !hasOnly(value, ['d', 'h', 'v'])) return null
  const { d, h, v } = value
  if (!isDot(d) || !isStamp(h)) return null
  const plain = readValue(v, 1)
  return plain === undefined ? null : { d, h, v: plain }
}

/** The value when it is in the form of `plain-json.ts` and not too deep. */
function readValue(value: unknown, depth: number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return isPlainScalar(value) ? value : undefined
  if (depth > maxDepth) return undefined
  return Array.isArray(value) ? readList(value, depth) : readMembers(value as Members, depth)
}

function isPlainScalar(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return isPlainText(value)
  return value === null || typeof value === 'boolean' || Number.isFinite(value)
}

function readList(list: readonly unknown[], depth: number): JsonValue | undefined {
  const values = list.map((item) => readValue(item, depth + 1))
  return values.every((value) => value !== undefined) ? values : undefined
}

function readMembers(members: Members, depth: number): JsonValue | undefined {
  const read: [string, JsonValue][] = []
  for (const [name, member] of Object.entries(members)) {
    if (name === '__proto__') continue
    const value = isPlainText(name) ? readValue(member, depth + 1) : undefined
    if (value === undefined) return undefined
    read.push([name, value])
  }
  return Object.fromEntries(read)
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

/** Composed form, and well formed: `isWellFormed` (ES2024) would tell lone surrogates; JSON text can smuggle them in. */
function isPlainText(text: string): boolean {
  return !/\p{Surrogate}/u.test(text) && text.normalize('NFC') === text
}
