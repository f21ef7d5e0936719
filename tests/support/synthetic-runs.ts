/** The chains that a made-up case walks through: one, and in some cases a second one beside it. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { hashOfEdition, type Edition } from '#shared/chains/edition.ts'
import { valueLists, type Region } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Dice } from '#tests/support/dice.ts'

export interface RunStart {
  readonly on: CalendarDate
  readonly region: Region
}

/** Of cases with a chain, so many have two. */
const SECOND_SHARE = 0.3
/** So many are from before cases were pinned to what they were advised on. */
const UNPINNED_SHARE = 0.25

export function syntheticRuns(dice: Dice, start: RunStart): readonly RegisterWrite[] {
  const answers = {
    'training-kind': 'recognised',
    contract: dice.one(['none', 'promised', 'signed', 'registered']),
  }
  const first = chainRun(dice, start, { chain: 'residence-for-training', answers })
  const second = dice.chance(SECOND_SHARE) ? chainRun(dice, start, { chain: 'recognition', answers: {} }) : []
  return [...first, ...second]
}

function chainRun(
  dice: Dice,
  { on, region }: RunStart,
  { chain, answers }: { readonly chain: string; readonly answers: Readonly<Record<string, string>> },
): readonly RegisterWrite[] {
  const id = dice.id()
  const { edition, hash } = editionOf(chain, region)
  const { version, steps } = edition.chain
  const start = { chain, version, region, startedOn: on }
  return [
    { name: `p.${id}`, value: dice.chance(UNPINNED_SHARE) ? start : { ...start, edition: hash } },
    ...steps.slice(0, 1 + dice.below(4)).map((step) => ({
      name: `p.${id}.s.${step.id}`,
      value: { state: dice.one(valueLists.stepState.options), on },
    })),
    ...Object.entries(answers).map(([question, value]) => ({ name: `p.${id}.q.${question}`, value })),
  ]
}

interface Pin {
  readonly edition: Edition
  readonly hash: string
}

/** What is shipped does not change while an office is made. */
const editions = new Map<string, Pin>()

function editionOf(chain: string, region: Region): Pin {
  const key = `${chain} ${region}`
  const known = editions.get(key)
  if (known) return known
  const edition = bundledLibrary.edition(chain, region)
  if (!edition) throw new Error(`the chain ${chain} ships`)
  const pin = { edition, hash: hashOfEdition(edition) }
  editions.set(key, pin)
  return pin
}
