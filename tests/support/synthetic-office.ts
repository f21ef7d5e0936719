/**
 * Offices nobody runs: seeded, realistic in numbers and mix, free of names. One case at a time, so that 50,000 of them
 * never stand in memory together. Shares follow what is known of such services: two thirds of the contacts face to
 * face, four in ten cases accompanied for long, most referrals answered.
 */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { drawCaseCode } from '#shared/domain/case-code.ts'
import type { CaseProfile } from '#shared/domain/case-file.ts'
import { isCompany } from '#shared/domain/derive-head.ts'
import { valueLists, type Region } from '#shared/domain/value-lists.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { firstStamp, nextStamp } from '#shared/records/hybrid-clock.ts'
import type { MergeableRecord, Sibling } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { calendar, createDice, type Dice } from '#tests/support/dice.ts'
import { syntheticEntities } from '#tests/support/synthetic-entities.ts'
import { concernText, strengthsText } from '#tests/support/synthetic-texts.ts'

export interface OfficeOrder {
  readonly seed: number
  readonly cases: number
  /** The last day anything happened. */
  readonly until: CalendarDate
  readonly region?: Region
  readonly consultations?: number
  readonly referrals?: number
}

export interface SyntheticCase {
  readonly id: string
  readonly writes: readonly RegisterWrite[]
}

/** How far back the office's cases go. */
const YEARS = 5

export function* syntheticCases(order: OfficeOrder): Generator<SyntheticCase> {
  const dice = createDice(order.seed)
  const days = calendar(addToDate(order.until, { years: -YEARS }), addToDate(order.until, { months: 3 }))
  const today = days.indexOf(order.until)
  const codes = new Set<string>()
  for (let made = 0; made < order.cases; made++) {
    const code = freshCode(dice, codes)
    const opened = dice.below(today)
    const counts = { consultations: order.consultations ?? 10, referrals: order.referrals ?? 2 }
    const profile = { ...profileOf(dice, order, days[opened] ?? order.until), code }
    const { region, topics } = profile
    const { writes, closedOn } = syntheticEntities(dice, { days, opened, today, counts, region, topics })
    const closing = closedOn === null ? [] : [...registersOf(closingOf(dice, closedOn))]
    yield { id: dice.id(), writes: [...registersOf(profile), ...writes, ...closing] }
  }
}

/**
 * The same cases as one device would have written them. Put together here and not by `writeRegisters`, which looks at
 * every value and takes four times as long.
 */
export function* syntheticRecords(order: OfficeOrder): Generator<MergeableRecord> {
  const device = createDice(order.seed + 1).id()
  const now = Date.parse(order.until)
  let counter = 0
  let stamp = firstStamp
  for (const { id, writes } of syntheticCases(order)) {
    stamp = nextStamp(stamp, now)
    const registers: Record<string, readonly Sibling[]> = {}
    for (const { name, value } of writes) registers[name] = [{ d: [device, ++counter], h: stamp, v: value }]
    yield { id, sv: 1, vv: { [device]: counter }, f: registers }
  }
}

function freshCode(dice: Dice, taken: Set<string>): CaseProfile['code'] {
  for (;;) {
    const code = drawCaseCode(dice.random)
    if (taken.has(code)) continue
    taken.add(code)
    return code
  }
}

type OpenProfile = Omit<CaseProfile, 'code' | 'closedOn' | 'results' | 'event' | 'binnedOn' | 'anonymisedOn'>

function profileOf(dice: Dice, order: OfficeOrder, openedOn: CalendarDate): OpenProfile {
  const clientGroup = dice.weighted([
    ['young-person', 70],
    ['parent', 10],
    ['company', 8],
    ['migrant-led-company', 7],
    ['multiplier', 5],
  ] as const)
  const asked = <T>(options: readonly T[], share: number): T | null =>
    dice.chance(share) ? dice.one(options) : null
  return {
    region:
      order.region !== undefined && dice.chance(0.8) ? order.region : dice.one(valueLists.region.options),
    clientGroup,
    openedOn,
    adviser: dice.one(['AB', 'KL', 'MS', 'TW']),
    gender: asked(valueLists.gender.options, 0.98),
    ageBand: asked(valueLists.ageBand.options, 0.97),
    residence: asked(valueLists.residence.options, 0.95),
    stay: asked(valueLists.stay.options, 0.8),
    origin: asked(valueLists.origin.options, 0.9),
    school: asked(valueLists.schoolCertificate.options, 0.9),
    schoolRecognition: asked(valueLists.recognition.options, 0.7),
    vocational: asked(valueLists.vocationalCertificate.options, 0.6),
    german: asked(valueLists.germanLevel.options, 0.95),
    germanProof: asked(valueLists.germanProof.options, 0.7),
    literacyNeed: asked([true, false], 0.5),
    activity: asked(valueLists.activity.options, 0.9),
    benefits: asked(valueLists.benefits.options, 0.7),
    occupation: asked(valueLists.occupationGroup.options, 0.6),
    access: asked(valueLists.access.options, 0.9),
    topics: [...new Set([dice.one(valueLists.topic.options), dice.one(valueLists.topic.options)])],
    concern: concernText(dice),
    strengths: strengthsText(dice),
    ...companyFields(dice, isCompany(clientGroup)),
  }
}

type CompanyFields = Pick<
  CaseProfile,
  'schoolOrigin' | 'companySize' | 'sector' | 'trainsNow' | 'eligibility'
>

function companyFields(dice: Dice, asked: boolean): CompanyFields {
  const one = <T>(options: readonly T[]): T | null => (asked ? dice.one(options) : null)
  return {
    schoolOrigin: asked ? null : dice.one(valueLists.schoolOrigin.options),
    companySize: one(valueLists.companySize.options),
    sector: one(valueLists.sector.options),
    trainsNow: one(valueLists.trainsNow.options),
    eligibility: one(valueLists.trainingEligibility.options),
  }
}

function closingOf(dice: Dice, closedOn: CalendarDate): Pick<CaseProfile, 'closedOn' | 'results'> {
  return { closedOn, results: [dice.one(valueLists.caseResult.options)] }
}

/** Unknown fields are not written: a register that was never asked does not exist. */
function registersOf(fields: Readonly<Record<string, unknown>>): readonly RegisterWrite[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({ name, value: value as JsonValue }))
}
