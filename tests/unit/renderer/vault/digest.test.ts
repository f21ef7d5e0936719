import { expect, test } from 'vitest'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { isErased, type LiveRecord } from '#shared/records/record.ts'
import { emptyRecord, eraseRecord, writeRegisters } from '#shared/records/write.ts'
import { aheadOf, digestOf, isReducedCase, keepAhead } from '#renderer/vault/digest.ts'

const author = { device: 'a'.repeat(32), counter: 0, stamp: firstStamp }

function aCase(more: readonly { readonly name: string; readonly value: string }[] = []): LiveRecord {
  const writes = [{ name: 'code', value: 'K7MD-3XRF' }, { name: 'adviser', value: 'AB' }, ...more]
  return writeRegisters(emptyRecord('1'.repeat(32)), writes, { author, now: 1, schemaVersion: 1 }).record
}

/** As it waits in its package, but that nobody may ask for what stands there. */
function unread({ id, sv, vv }: LiveRecord): LiveRecord {
  return {
    id,
    sv,
    vv,
    get f(): never {
      throw new Error('nobody asks for it')
    },
  }
}

test('of a case the index keeps its head, of a small record the record itself, of an erased one nothing', () => {
  expect(digestOf(aCase())).toMatchObject({ head: { code: 'K7MD-3XRF', adviser: 'AB' }, item: null })
  const event = writeRegisters(emptyRecord('2'.repeat(32)), [{ name: 'kind', value: 'event' }], {
    author,
    now: 1,
    schemaVersion: 1,
  }).record
  expect(digestOf(event)).toMatchObject({ head: null, item: { kind: 'event' } })
  const { record: erased } = eraseRecord('3'.repeat(32), author, 1)
  expect(isErased(erased) && digestOf(erased)).toEqual({ head: null, item: null })
})

test('what is made while a record is whole is known of it afterwards, unread, and of no other', () => {
  const whole = aCase([{ name: 'anonymisedOn', value: '2026-01-01' }])
  const held = unread(whole)
  keepAhead(held, aheadOf(whole))
  expect(digestOf(held)).toMatchObject(digestOf(whole))
  expect(isReducedCase(held)).toBe(true)
  expect(() => digestOf(unread(whole))).toThrow('nobody asks for it')
})

test('one that is read late is read once for it', () => {
  const whole = aCase()
  let reads = 0
  const late: LiveRecord = {
    ...whole,
    get f() {
      reads += 1
      return whole.f
    },
  }
  expect(digestOf(late)).toEqual(digestOf(whole))
  expect(reads).toBe(1)
  expect(isReducedCase(whole)).toBe(false)
  expect(isReducedCase(aCase([{ name: 'anonymisedOn', value: '2026-01-01' }]))).toBe(true)
})
