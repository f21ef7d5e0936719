/** The life of made-up cases: what is written to each of them, on which day after it was opened. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { valueLists } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Dice } from '#tests/support/dice.ts'
import { syntheticCases, type SyntheticCase } from '#tests/support/synthetic-office.ts'
import {
  accompanied,
  closedShare,
  erasedShare,
  factShare,
  feedbackShare,
  referralsOfCase,
} from '#tests/simulation/circumstances.ts'

export interface Act {
  /** Days after the case was opened. */
  readonly after: number
  /** `null`: the case is erased. */
  readonly writes: readonly RegisterWrite[] | null
}

export interface CaseLife {
  readonly id: string
  /** The first one opens the case. */
  readonly acts: readonly Act[]
}

/** An endless row of lives. Texts and values are those of the synthetic offices. */
export function createLives(seed: number, dice: Dice): () => CaseLife {
  const sources = new Map<string, Iterator<SyntheticCase>>()
  const next = (consultations: number, referrals: number): SyntheticCase => {
    const key = `${consultations} ${referrals}`
    const source = sources.get(key) ?? sourceOf({ seed: seed + sources.size, consultations, referrals })
    sources.set(key, source)
    return (source.next() as IteratorYieldResult<SyntheticCase>).value
  }
  return () => {
    const contacts = dice.chance(accompanied) ? 3 + dice.below(3) : 1 + dice.below(2)
    return lifeOf(next(contacts, dice.weighted(referralsOfCase)), dice)
  }
}

function sourceOf(order: {
  seed: number
  consultations: number
  referrals: number
}): Iterator<SyntheticCase> {
  return syntheticCases({ ...order, cases: Infinity, until: '2026-12-31' as CalendarDate })
}

const closing = ['closedOn', 'results']

function lifeOf({ id, writes }: SyntheticCase, dice: Dice): CaseLife {
  const of = (kind: string) => writes.filter(({ name }) => name.startsWith(`${kind}.`))
  const [first, ...contacts] = of('c')
  const referrals = referralsOf(of('r'))
  const opening = writes.filter(({ name }) => !/^[cr]\./.test(name) && !closing.includes(name))
  const acts: Act[] = [{ after: 0, writes: [...opening, ...(first ? [first] : [])] }]
  let day = 0
  for (const contact of contacts) {
    day += 5 + dice.below(35)
    acts.push({ after: day, writes: [contact, ...(dice.chance(factShare) ? [fact(dice)] : [])] })
  }
  for (const referral of referrals) acts.push(...referralActs(referral, { dice, day }))
  return { id, acts: [...acts, ...ending(dice, Math.max(...acts.map(({ after }) => after)))] }
}

/** The registers of each referral together; those of one stand one after the other. */
function referralsOf(writes: readonly RegisterWrite[]): readonly (readonly RegisterWrite[])[] {
  const byId = new Map<string, RegisterWrite[]>()
  for (const write of writes) {
    const id = write.name.split('.')[1] ?? ''
    byId.set(id, [...(byId.get(id) ?? []), write])
  }
  return [...byId.values()]
}

/** A referral is made open, and answered weeks later. */
function referralActs(
  referral: readonly RegisterWrite[],
  { dice, day }: { readonly dice: Dice; readonly day: number },
): readonly Act[] {
  const isAnswer = ({ name }: RegisterWrite) => /\.(outcome|feedbackOn)$/.test(name)
  const open = referral.map((write) =>
    isAnswer(write) ? { ...write, value: write.name.endsWith('outcome') ? 'open' : null } : write,
  )
  const made = dice.below(day + 1)
  const answered = { after: made + 7 + dice.below(40), writes: referral.filter(isAnswer) }
  return [{ after: made, writes: open }, ...(dice.chance(feedbackShare) ? [answered] : [])]
}

function ending(dice: Dice, last: number): readonly Act[] {
  const after = last + 10 + dice.below(60)
  const results = [dice.one(valueLists.caseResult.options)]
  const writes = [
    { name: 'closedOn', value: '2026-12-01' },
    { name: 'results', value: results },
  ]
  const closed = dice.chance(closedShare) ? [{ after, writes }] : []
  return dice.chance(erasedShare) ? [...closed, { after: after + dice.below(60), writes: null }] : closed
}

/** What changes while a person is accompanied. */
export function fact(dice: Dice): RegisterWrite {
  return dice.one([
    { name: 'german', value: dice.one(valueLists.germanLevel.options) },
    { name: 'activity', value: dice.one(valueLists.activity.options) },
    { name: 'benefits', value: dice.one(valueLists.benefits.options) },
    { name: 'stay', value: dice.one(valueLists.stay.options) },
  ])
}
