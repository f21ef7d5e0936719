/**
 * What one journal frame says: rows to put and rows to delete, all of them or none.
 *
 *   payload = u32be jsonLength | JSON list | the rows' envelopes, one after the other
 *   list    = [{"s":store,"id":id,"n":bytes}, ...]      n = length of the row's envelope; n = 0 deletes the row
 *
 * An envelope is never empty (row-envelope.ts), so `n = 0` cannot mean a row. The list is readable without a key:
 * store, random id, size, and no more than IndexedDB shows anyway.
 */
import * as z from 'zod'
import { joinBytes, readU32be, u32be, utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'

/** A row put, or deleted where `envelope` is `null`. */
export interface RowWrite {
  readonly store: string
  readonly id: string
  readonly envelope: Uint8Array | null
}

export type PayloadError = { readonly type: 'NotAPayload' }

const RowList = z.array(
  z.strictObject({
    s: z.string().min(1).max(40),
    id: z.string().min(1).max(200),
    n: z.number().int().nonnegative(),
  }),
)

export function encodeFramePayload(writes: readonly RowWrite[]): Uint8Array {
  const list = writes.map(({ store, id, envelope }) => ({ s: store, id, n: envelope?.length ?? 0 }))
  const json = utf8ToBytes(JSON.stringify(list))
  const envelopes = writes.flatMap(({ envelope }) => (envelope ? [envelope] : []))
  return joinBytes([u32be(json.length), json, ...envelopes])
}

/** The writes of a payload, in their order. The envelopes are views into the payload. */
export function readFramePayload(payload: Uint8Array): Result<readonly RowWrite[], PayloadError> {
  const jsonLength = payload.length < 4 ? Infinity : readU32be(payload, 0)
  if (4 + jsonLength > payload.length) return err({ type: 'NotAPayload' })
  const list = RowList.safeParse(readJson(payload.subarray(4, 4 + jsonLength)))
  if (!list.success) return err({ type: 'NotAPayload' })
  const writes: RowWrite[] = []
  let at = 4 + jsonLength
  for (const { s, id, n } of list.data) {
    if (at + n > payload.length) return err({ type: 'NotAPayload' })
    writes.push({ store: s, id, envelope: n === 0 ? null : payload.subarray(at, at + n) })
    at += n
  }
  return at === payload.length ? ok(writes) : err({ type: 'NotAPayload' })
}

function readJson(bytes: Uint8Array): JsonValue | undefined {
  const text = utf8ToText(bytes)
  return text === null ? undefined : parseJson(text)
}
