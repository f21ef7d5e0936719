/**
 * A case handed over to another office of the network: the little that office needs to go on, and what it makes of it.
 * A transfer is an item (`item.ts`). Each register is written by one of the two offices only, so that their writes never
 * meet; two devices of one office may still write at once, and then both values stand as everywhere.
 *
 * | register | office | holds |
 * |---|---|---|
 * | `from`, `to` | from | ids of the offices in the directory of the network |
 * | `source` | from | the referral there, by its random id |
 * | `facts`, `wish` | from | what is carried (`transfer-facts.ts`), and in words what is wished |
 * | `consent` | from | kind and day; never the paper |
 * | `sentOn`, `made`, `replyDue` | from | day and moment of the hand-over, day an answer is asked by |
 * | `a.<id>` | from | the answer to a question |
 * | `withdrawnOn` | from | the consent was withdrawn: of what was carried, asked and answered nothing stays |
 * | `entered` | from | what it has entered into its own referral |
 * | `answer` | to | seen, accepted or declined, with day and reason |
 * | `q.<id>` | to | a question |
 * | `result`, `opened` | to | what became of it, and the day a case was opened for it |
 * | `reducedOn` | either | the case behind it was reduced or erased: only what counts is left |
 *
 * What has ended is shown without what was carried, and each office takes its own registers out (`transfer-ended.ts`).
 *
 * Neither code nor id of the case is carried, because whoever has the id can write to it; the office finds its case by the
 * referral (`transfer-source.ts`). Transfers of earlier programs name the case too. On the phone both offices say the
 * reply code, which follows from the referral's id.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import { Consent, ReferralOutcome } from '#shared/domain/referral-lists.ts'
import { asEnded } from '#shared/domain/transfer-ended.ts'
import { TransferFacts } from '#shared/domain/transfer-facts.ts'

const Office = z.string().regex(/^o\d{2,4}$/)
/** The longest text of a transfer. */
export const longestText = 300
const Text = z.string().max(longestText)

/** Why an office does not take a case. */
export const DeclineReason = z.enum([
  'not-responsible',
  'no-capacity',
  'no-contact',
  'advised-elsewhere',
  'other',
])
export type DeclineReason = z.infer<typeof DeclineReason>

export const TransferAnswer = z
  .object({
    state: z.enum(['seen', 'accepted', 'declined']),
    on: CalendarDate,
    reason: DeclineReason.nullable().default(null),
    note: Text.default(''),
  })
  .readonly()
export type TransferAnswer = z.infer<typeof TransferAnswer>

export const TransferOutcome = ReferralOutcome.exclude(['open'])
export type TransferOutcome = z.infer<typeof TransferOutcome>

export const TransferResult = z.object({ outcome: TransferOutcome, on: CalendarDate }).readonly()
export type TransferResult = z.infer<typeof TransferResult>

const Said = z.object({ on: CalendarDate, text: Text }).readonly()
export type Said = z.infer<typeof Said>

const fields = {
  source: z
    .object({ case: EntityId.nullable().default(null), referral: EntityId })
    .readonly()
    .nullable()
    .catch(null),
  facts: TransferFacts.nullable().catch(null),
  wish: Text.catch(''),
  consent: z.object({ kind: Consent, on: CalendarDate }).readonly().nullable().catch(null),
  made: z.string().max(30).catch(''),
  replyDue: CalendarDate.nullable().catch(null),
  withdrawnOn: CalendarDate.nullable().catch(null),
  entered: TransferResult.nullable().catch(null),
  answer: TransferAnswer.nullable().catch(null),
  result: TransferResult.nullable().catch(null),
  opened: CalendarDate.nullable().catch(null),
  reducedOn: CalendarDate.nullable().catch(null),
}
const Registers = z.object({ from: Office, to: Office, sentOn: CalendarDate, ...fields })
type Registers = z.infer<typeof Registers>

export interface Question {
  readonly id: EntityId
  readonly asked: Said
  readonly answered: Said | null
}

export interface Transfer extends Readonly<Registers> {
  readonly id: EntityId
  /** In the order of their days. */
  readonly questions: readonly Question[]
  /** Registers in which two unseen writes stand side by side. */
  readonly conflicts: readonly string[]
}

/** `sent` until the other office has looked at it. */
export type TransferState = 'sent' | 'seen' | 'accepted' | 'declined' | 'reported' | 'withdrawn'

/** As it may be shown; `null` where it is not said from whom to whom and when. */
export function readTransfer(item: Item): Transfer | null {
  const whole = readWhole(item)
  return whole && asEnded(whole)
}

/** All that stands in the record, also what should be gone. */
export function readWhole({ id, kind, values, conflicts }: Item): Transfer | null {
  const read = kind === 'transfer' ? Registers.safeParse(values) : null
  return read?.success ? { id, ...read.data, questions: questionsOf(values), conflicts } : null
}

function questionsOf(values: Item['values']): readonly Question[] {
  return Object.entries(values)
    .flatMap(([name, value]): readonly Question[] => {
      const id = /^q\.([0-9a-f]{32})$/.exec(name)?.[1]
      const asked = Said.safeParse(value)
      if (id === undefined || !asked.success) return []
      const answered = Said.safeParse(values[`a.${id}`])
      return [{ id, asked: asked.data, answered: answered.success ? answered.data : null }]
    })
    .sort((a, b) => (a.asked.on + a.id < b.asked.on + b.id ? -1 : 1))
}

export function stateOf({ withdrawnOn, answer, result }: Transfer): TransferState {
  if (withdrawnOn !== null) return 'withdrawn'
  if (answer === null) return 'sent'
  return answer.state === 'accepted' && result !== null ? 'reported' : answer.state
}

/** Whose turn it is: the receiver answers what came in; the sender answers what is asked. */
export function waitsFor(transfer: Transfer): 'from' | 'to' | null {
  const state = stateOf(transfer)
  if (transfer.reducedOn !== null || state === 'withdrawn' || state === 'declined' || state === 'reported')
    return null
  if (transfer.questions.some(({ answered }) => answered === null)) return 'from'
  return state === 'accepted' ? null : 'to'
}
