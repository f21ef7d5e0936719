import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { CaseCode } from '#shared/domain/case-code.ts'
import { deriveHead } from '#shared/domain/derive-head.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { runGroups } from '#shared/domain/running-chains.ts'
import { todayLists } from '#shared/domain/today.ts'
import { valueLists } from '#shared/domain/value-lists.ts'
import { syntheticCases, syntheticRecords } from '#tests/support/synthetic-office.ts'

const until = '2026-11-22' as CalendarDate
const order = { seed: 7, cases: 400, until, region: 'stendal' } as const
const files = [...syntheticRecords(order)].map(readCaseFile)

describe('a made-up office', () => {
  test('is the same for the same seed and another for another', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => [...syntheticCases({ ...order, cases: 20, seed })])
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  test('holds cases the program reads without a rest', () => {
    expect(files).toHaveLength(order.cases)
    for (const file of files) {
      expect(file.unread).toEqual([])
      expect(CaseCode.safeParse(file.profile.code).success).toBe(true)
      expect([file.consultations.length, file.referrals.length]).toEqual([10, 2])
    }
    expect(new Set(files.map((file) => file.profile.code)).size).toBe(order.cases)
  })

  test('uses every value of the lists a case is described with', () => {
    const used = (values: readonly (string | null)[]): readonly string[] =>
      [...new Set(values)].filter((value) => value !== null).sort()
    expect(used(files.map((file) => file.profile.ageBand))).toEqual([...valueLists.ageBand.options].sort())
    expect(used(files.map((file) => file.profile.residence))).toEqual(
      [...valueLists.residence.options].sort(),
    )
    expect(used(files.flatMap((file) => file.profile.topics))).toEqual([...valueLists.topic.options].sort())
    expect(used(files.flatMap((file) => file.referrals.map((item) => item.outcome)))).toEqual(
      [...valueLists.referralOutcome.options].sort(),
    )
  })

  test('happened: nothing before the case, no conversation after today, closed after the last one', () => {
    for (const { profile, consultations } of files) {
      const days = consultations.map((consultation) => consultation.on)
      expect(days.every((day) => day >= profile.openedOn && day <= until)).toBe(true)
      if (profile.closedOn !== null) expect(profile.closedOn >= (days.at(-1) ?? '')).toBe(true)
    }
  })

  test('walks through chains: some cases through two, most on the edition they are pinned to', () => {
    const runs = files.flatMap(({ chainRuns }) => chainRuns)
    expect(files.filter(({ chainRuns }) => chainRuns.length === 2).length).toBeGreaterThan(20)
    const pinned = runs.filter(({ edition }) => edition !== undefined).length / runs.length
    expect(pinned).toBeGreaterThan(0.6)
    expect(pinned).toBeLessThan(0.9)
    const groups = runGroups(files.map((file) => deriveHead(file.id, file)))
    expect(new Set(groups.map(({ place }) => place.chain)).size).toBe(2)
  })

  test('gives a day at the office something to do', () => {
    const heads = files.map((file) => deriveHead(file.id, file))
    const { followUps, openReferrals, openCases } = todayLists(heads, until)
    expect(openCases).toBeGreaterThan(20)
    expect(openCases).toBeLessThan(order.cases)
    expect(followUps.length).toBeGreaterThan(0)
    expect(openReferrals.length).toBeGreaterThan(0)
  })
})
