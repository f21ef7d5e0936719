import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { deriveHead, isCompany } from '#shared/domain/derive-head.ts'
import { factIn } from '#shared/domain/head-facts.ts'
import { facts, type Fact } from '#shared/domain/profile-facts.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { syntheticRecords } from '#tests/support/synthetic-office.ts'

const order = { seed: 11, cases: 300, until: '2026-11-22' as CalendarDate }
const companyFacts: readonly Fact[] = ['companySize', 'sector', 'trainsNow', 'eligibility']
const words = new Map<unknown, unknown>([
  [true, 'yes'],
  [false, 'no'],
])

test('a head says the same about every fact as the case does, and nothing about a company that is none', () => {
  const seen = new Set<Fact>()
  for (const record of syntheticRecords(order)) {
    const file = readCaseFile(record)
    const head = deriveHead(record.id, file)
    for (const fact of facts) {
      const value = words.get(file.profile[fact]) ?? file.profile[fact]
      const isAsked = isCompany(file.profile.clientGroup) || !companyFacts.includes(fact)
      expect(factIn(head, fact)).toBe(isAsked ? value : null)
      if (value !== null && isAsked) seen.add(fact)
    }
  }
  // The cases must say something about each fact, or nothing is proven about it.
  expect(facts.filter((fact) => !seen.has(fact))).toEqual([])
})
