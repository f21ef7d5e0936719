/**
 * Reads a case file out of a record. Tolerant: whatever another program version or a damaged hand wrote, this never
 * throws and loses nothing. A value that does not fit its field stays in the record, its register is named in
 * `unread`, and the field shows as unknown. `null` in the register of a consultation, agreement, follow-up, referral
 * date or chain run removes it.
 */
import type * as z from 'zod'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { CaseCode } from '#shared/domain/case-code.ts'
import {
  Agreement,
  CaseLink,
  CaseProfile,
  Consultation,
  EntityId,
  FollowUp,
  Placement,
  TrainingPlace,
  type CaseFile,
} from '#shared/domain/case-file.ts'
import { readHistory } from '#shared/domain/history.ts'
import { ImportMark, importRegister } from '#shared/domain/import-mark.ts'
import { readChainRuns } from '#shared/domain/read-chain-runs.ts'
import { readReferrals } from '#shared/domain/read-referrals.ts'
import { createRegisterReader, type RegisterReader } from '#shared/domain/register-reader.ts'
import { transferRegister } from '#shared/domain/transfer-register.ts'
import { conflictsIn } from '#shared/domain/versions.ts'
import { isErased, type LiveRecord, type MergeableRecord } from '#shared/records/record.ts'

/** Shown where a record has no readable code. */
export const UNKNOWN_CODE = '????-????' as CaseCode

/** What a case shows before anything is known of it. */
export const emptyProfile: CaseProfile = {
  code: UNKNOWN_CODE,
  region: 'outside',
  clientGroup: 'young-person',
  openedOn: '1970-01-01' as CalendarDate,
  adviser: '',
  gender: null,
  ageBand: null,
  residence: null,
  stay: null,
  origin: null,
  school: null,
  schoolOrigin: null,
  schoolRecognition: null,
  vocational: null,
  german: null,
  germanProof: null,
  literacyNeed: null,
  activity: null,
  benefits: null,
  occupation: null,
  access: null,
  event: null,
  topics: [],
  concern: '',
  strengths: '',
  companySize: null,
  sector: null,
  trainsNow: null,
  eligibility: null,
  closedOn: null,
  results: [],
  binnedOn: null,
  anonymisedOn: null,
}

const profileFields = CaseProfile.unwrap().shape
const listFields = { topics: profileFields.topics.unwrap(), results: profileFields.results.unwrap() }

export function readCaseFile(record: MergeableRecord): CaseFile {
  const live: LiveRecord = isErased(record) ? { id: record.id, sv: 0, vv: {}, f: {} } : record
  const reader = createRegisterReader(live)
  const imported = reader.take(importRegister, ImportMark)
  const transfer = reader.take(transferRegister, EntityId)
  return {
    id: record.id,
    profile: readProfile(reader),
    consultations: readWhole(reader, 'c', Consultation),
    agreements: readWhole(reader, 'a', Agreement),
    followUps: readWhole(reader, 'w', FollowUp),
    referrals: readReferrals(reader),
    chainRuns: readChainRuns(reader),
    links: readWhole(reader, 'l', CaseLink),
    places: readWhole(reader, 'o', TrainingPlace),
    placements: readWhole(reader, 'm', Placement),
    history: readHistory(reader),
    ...(imported && { imported }),
    ...(transfer !== undefined && { transfer }),
    conflicts: conflictsIn(live),
    unread: reader.unread(),
  }
}

function readProfile(reader: RegisterReader): CaseProfile {
  const entries = Object.entries(profileFields).map(([name, schema]) => [
    name,
    reader.take<unknown>(name, schema) ?? emptyProfile[name as keyof CaseProfile],
  ])
  const lists = Object.entries(listFields).map(([name, schema]) => [
    name,
    readableItems(reader.peek(name), schema.element),
  ])
  return Object.fromEntries([...entries, ...lists]) as CaseProfile
}

/** Of a list, the values this program knows; a list with an unknown value is still named as unread. */
function readableItems<T>(value: unknown, item: z.ZodType<T>): readonly T[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) => {
    const parsed = item.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
}

/** Entities that stand whole in one register; the id is that of the register's name. */
function readWhole<T extends { readonly id: string }>(
  reader: RegisterReader,
  prefix: string,
  schema: z.ZodType<T>,
): readonly T[] {
  const found = reader.idsOf(prefix).flatMap((id) => {
    const name = `${prefix}.${id}`
    if (reader.peek(name) === null) reader.accept(name)
    const entity = reader.take(name, schema)
    return entity === undefined ? [] : [entity.id === id ? entity : { ...entity, id }]
  })
  return found.sort(byDateThenId)
}

/** Oldest first; what has no date comes last. The id settles the rest, so that every reader sees one order. */
function byDateThenId(a: DatedEntity, b: DatedEntity): number {
  const [dateA, dateB] = [dateOf(a), dateOf(b)]
  if (dateA !== dateB) return dateA < dateB ? -1 : 1
  return a.id < b.id ? -1 : 1
}

interface DatedEntity {
  readonly id: string
  readonly on?: string
  readonly due?: string | null
}

function dateOf(entity: DatedEntity): string {
  return entity.on ?? entity.due ?? '9999'
}
