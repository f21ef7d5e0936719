/**
 * Whether a foreign value is a record. Written by hand and not as a schema: a package may hold millions of siblings,
 * and this is ten times as fast. Names and values of registers are opaque, so newer programs' records pass.
 */
import { mostDevices } from '#shared/exchange/package-header.ts'
import { stampPattern } from '#shared/records/hybrid-clock.ts'
import { maxCounter } from '#shared/records/knowledge.ts'
import type { Dot, LiveRecord, MergeableRecord, Sibling } from '#shared/records/record.ts'

const idPattern = /^[0-9a-f]{32}$/
/** Levels of a register's value. */
const maxDepth = 6
const maxName = 200

type Members = Readonly<Record<string, unknown>>

/** The record, without any member called `__proto__`; `null` when it is none. What is clean is not copied. */
export function readRecord(value: unknown): MergeableRecord | null {
  const found: Found = { proto: false }
  if (!isMembers(value) || !isId(value.id) || !isRecordOf(value, found)) return null
  return (found.proto ? withoutProto(value) : value) as MergeableRecord
}

/** What was met on the way: a member that must not stay. */
interface Found {
  proto: boolean
}

function isRecordOf(value: Members, found: Found): boolean {
  return Object.hasOwn(value, 'x') ? isErasedOne(value, found) : isLive(value, found)
}

function isErasedOne(value: Members, found: Found): boolean {
  const { x } = value
  if (!hasOnly(value, erasedMembers, found) || !isMembers(x) || !hasOnly(x, markMembers, found)) return false
  return isDot(x['d']) && isStamp(x['h'])
}

const erasedMembers = ['id', 'x']
const markMembers = ['d', 'h']
const liveMembers = ['id', 'sv', 'vv', 'f']
const siblingMembers = ['d', 'h', 'v']

function isLive(value: Members, found: Found): boolean {
  const { sv, vv, f } = value
  if (!hasOnly(value, liveMembers, found) || !isCount(sv) || !isVector(vv) || !isMembers(f)) return false
  return areMembers(f, found, (siblings, name) => name.length <= maxName && areSiblings(siblings, vv, found))
}

/** Whether all members pass, with names that are plain text; what is called `__proto__` is noted and let go. */
function areMembers(
  members: Members,
  found: Found,
  passes: (member: unknown, name: string) => boolean,
): boolean {
  for (const name of Object.keys(members)) {
    if (name === proto) found.proto = true
    else if (!isPlainText(name) || !passes(members[name], name)) return false
  }
  return true
}

/** At least one, each once, each seen by the record's own vector: a record cannot hold what it has not seen. */
function areSiblings(value: unknown, vector: LiveRecord['vv'], found: Found): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  const siblings = value as readonly unknown[]
  for (const sibling of siblings) if (!isSibling(sibling, vector, found)) return false
  return (
    siblings.length === 1 ||
    new Set((siblings as readonly Sibling[]).map(({ d }) => d.join())).size === siblings.length
  )
}

function isSibling(value: unknown, vector: LiveRecord['vv'], found: Found): boolean {
  if (!isMembers(value) || !hasOnly(value, siblingMembers, found)) return false
  const { d, h, v } = value
  if (!isDot(d) || !isStamp(h) || (vector[d[0]] ?? 0) < d[1]) return false
  return isValue(v, 1, found)
}

/** Whether the value is in the form of `plain-json.ts` and not too deep. */
function isValue(value: unknown, depth: number, found: Found): boolean {
  if (typeof value !== 'object' || value === null) return isPlainScalar(value)
  if (depth > maxDepth) return false
  if (Array.isArray(value)) return value.every((item) => isValue(item, depth + 1, found))
  return areMembers(value as Members, found, (member) => isValue(member, depth + 1, found))
}

function isPlainScalar(value: unknown): boolean {
  if (typeof value === 'string') return isPlainText(value)
  return value === null || typeof value === 'boolean' || Number.isFinite(value)
}

const proto = '__proto__'

function withoutProto(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutProto)
  const members = Object.entries(value).filter(([name]) => name !== proto)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutProto(member)]))
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && idPattern.test(value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(value: Members, names: readonly string[], found: Found): boolean {
  for (const name of Object.keys(value)) {
    if (name === proto) found.proto = true
    else if (!names.includes(name)) return false
  }
  return true
}

function isVector(value: unknown): value is LiveRecord['vv'] {
  if (!isMembers(value)) return false
  const seen = Object.entries(value)
  return (
    seen.length <= mostDevices &&
    seen.every(([device, counter]) => idPattern.test(device) && isCounter(counter))
  )
}

function isDot(value: unknown): value is Dot {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [device, counter] = value as readonly unknown[]
  return typeof device === 'string' && idPattern.test(device) && isCounter(counter) && counter > 0
}

/** No higher than its device itself would ever count. */
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
  // Below U+0300 nothing composes, and of the others these are frequent in German: dashes, quotation marks, the euro.
  if (!uncommon.test(text)) return true
  return !/\p{Surrogate}/u.test(text) && text.normalize('NFC') === text
}

const uncommon = /[^\u0000-\u02ff\u2010-\u2027\u20ac]/
