/** What may happen among four offices that exchange packages of different scopes. */
import * as fc from 'fast-check'
import { Scope } from '#shared/exchange/scope.ts'

export const officeIds = ['o01', 'o02', 'o03', 'o04'] as const
export const recordIds = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(32))
/** Each record is one of these for good, and transfers have their two offices. */
export const kinds = [
  { code: 'x' },
  { code: 'y' },
  { kind: 'body' },
  { kind: 'transfer', from: 'o01', to: 'o02' },
  { kind: 'transfer', from: 'o03', to: 'o04' },
] as const

export type Event =
  | { readonly act: 'write'; readonly by: number; readonly record: number; readonly value: number }
  | { readonly act: 'erase'; readonly by: number; readonly record: number }
  | { readonly act: 'choose'; readonly by: number; readonly to: number; readonly scope: Scope }
  | { readonly act: 'send'; readonly by: number; readonly to: number; readonly full: boolean }
  | { readonly act: 'deliver'; readonly to: number; readonly packet: number }

const by = fc.nat(3)
const record = fc.nat(4)
export const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('write' as const), by, record, value: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), by, record }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('choose' as const),
      by,
      to: by,
      scope: fc.constantFrom(...Scope.options),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      ...{ by, to: by },
      full: fc.boolean(),
    }),
  },
  { weight: 10, arbitrary: fc.record({ act: fc.constant('deliver' as const), to: by, packet: fc.nat() }) },
)
