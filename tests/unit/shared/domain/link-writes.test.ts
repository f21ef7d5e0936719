import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeringKind, likelyKind, linkCases, unlinkCases } from '#shared/domain/link-writes.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { ClientGroup, LinkKind } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { recordOf } from '#tests/support/registers.ts'

const [mother, son, id] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const nothing = { id: mother, links: [] }

test('both cases get their half: what the other one is to them', () => {
  const linked = linkCases(nothing, { id, kind: 'child', other: son })
  expect(linked).toEqual({
    ok: true,
    value: [
      { id: mother, writes: [{ name: `l.${id}`, value: { id, kind: 'child', other: son } }] },
      { id: son, writes: [{ name: `l.${id}`, value: { id, kind: 'parent', other: mother } }] },
    ],
  })
})

test('not to itself, and not twice whatever they are to each other', () => {
  expect(linkCases(nothing, { id, kind: 'other', other: mother })).toMatchObject({
    error: { type: 'LinkToItself' },
  })
  const linked = { id: mother, links: [{ id, kind: 'child', other: son }] } as const
  expect(linkCases(linked, { id: 'd'.repeat(32), kind: 'same-household', other: son })).toMatchObject({
    error: { type: 'LinkExists' },
  })
})

test('every kind is answered by one that answers back', () => {
  for (const kind of LinkKind.options) expect(answeringKind(answeringKind(kind))).toBe(kind)
  for (const group of ClientGroup.options) expect(LinkKind.options).toContain(likelyKind(group))
})

test('written and read, both sides hold the link; taken out, neither does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LinkKind.options), (kind) => {
      const linked = linkCases(nothing, { id, kind, other: son })
      if (!linked.ok) return expect.unreachable()
      const read = (writes: readonly RegisterWrite[]) => readCaseFile(recordOf(writes))
      for (const { id: holder, writes } of linked.value) {
        const file = read(writes)
        expect(file.links).toHaveLength(1)
        expect(file.unread).toEqual([])
        const out = unlinkCases(mother, { id, kind, other: son }).find((half) => half.id === holder)
        expect(read([...writes, ...(out?.writes ?? [])])).toMatchObject({ links: [], unread: [] })
      }
    }),
  )
})
