/**
 * What can be made of versions that contradict each other, besides taking one: lists joined, texts joined or edited by
 * hand; and which registers are so slight that the newer version may be taken without a look.
 */
import type { JsonValue } from '#shared/records/record.ts'

/** What a register belongs to: a case, or an item of a kind. */
export type SettledKind = string

/** Everything that any version names, in the order of the first; `null` where it is no list, or nothing is gained. */
export function unionOf(values: readonly JsonValue[]): readonly string[] | null {
  if (!values.every(isTexts)) return null
  const union = [...new Set(values.flat())]
  return values.some((value) => new Set(value).size === union.length) ? null : union
}

function isTexts(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

export interface TextToSettle {
  /** Each text once, one after the other. */
  readonly joined: string
  /** Characters the field takes. */
  readonly longest: number
}

/** Texts that are typed freely, and how long they may be. */
const longestOfCase: Readonly<Record<string, number>> = { concern: 300, strengths: 300 }
const longestOfReferral: Readonly<Record<string, number>> = { reason: 300, body: 200 }
const longestOfItem: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  event: { title: 120, place: 120, organiser: 200, languages: 200, note: 1000 },
  body: { name: 160, unit: 160, part: 120, opening: 200, note: 600, source: 200 },
  programme: { name: 160, funder: 160, offers: 400, note: 600, source: 200 },
  'list-value': { label: 60 },
}
/** What stands whole in a register, by the letter before its id: the text in it. */
const textOfWhole: Readonly<Record<string, readonly [field: string, longest: number]>> = {
  c: ['note', 2000],
  a: ['what', 300],
  w: ['what', 300],
  o: ['note', 300],
  m: ['note', 300],
}

/** Where a register belongs. */
export interface RegisterPlace {
  readonly kind: SettledKind
  readonly name: string
}

/** `null` where there is no free text, or all versions say the same in it. */
export function textToSettle(place: RegisterPlace, values: readonly JsonValue[]): TextToSettle | null {
  const text = textPlace(place)
  if (!text) return null
  const texts = values.map((value) => (text.field === null ? value : memberOf(value, text.field)))
  if (!texts.every((one) => typeof one === 'string')) return null
  const said = [...new Set(texts.map((one) => one.trim()))].filter((one) => one !== '')
  return said.length > 1 ? { joined: said.join('\n'), longest: text.longest } : null
}

/** The shown version with another text in it. */
export function withText(place: RegisterPlace, shown: JsonValue, text: string): JsonValue {
  const found = textPlace(place)
  if (!found || found.field === null) return text
  return { ...(shown as Readonly<Record<string, JsonValue>>), [found.field]: text }
}

interface TextPlace {
  /** `null`: the register is the text. */
  readonly field: string | null
  readonly longest: number
}

function textPlace({ kind, name }: RegisterPlace): TextPlace | null {
  return kind === 'case' ? textOfCase(name.split('.')) : plain(longestOfItem[kind]?.[name])
}

function textOfCase([letter = '', ...rest]: readonly string[]): TextPlace | null {
  if (letter.length > 1) return plain(longestOfCase[letter])
  if (letter === 'r') return plain(longestOfReferral[rest[1] ?? ''])
  const whole = rest.length === 1 ? textOfWhole[letter] : undefined
  return whole ? { field: whole[0], longest: whole[1] } : null
}

function plain(longest: number | undefined): TextPlace | null {
  return longest === undefined ? null : { field: null, longest }
}

function memberOf(value: JsonValue, name: string): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return (value as Readonly<Record<string, JsonValue>>)[name] ?? null
}

/** Fields of a case that a wrong choice would not harm: the coarse profile. What was done, agreed or decided is not. */
const slightOfCase: ReadonlySet<string> = new Set([
  ...['gender', 'ageBand', 'stay', 'origin', 'school', 'schoolOrigin', 'schoolRecognition', 'vocational'],
  ...['german', 'germanProof', 'literacyNeed', 'activity', 'benefits', 'occupation', 'access', 'topics'],
  ...['companySize', 'sector', 'trainsNow', 'eligibility', 'region', 'clientGroup', 'adviser', 'event'],
])
/** Of the small records: all fields but free text, what was counted, and what was taken away. */
const weightyOfItem = /^(note|removedOn|verified|checkedOn|consents|hidden|state|[a-z]\..+)$/

/** Whether the newer version may be taken together with all others of its kind. */
export function isSlight({ kind, name }: RegisterPlace): boolean {
  if (kind === 'case') return slightOfCase.has(name)
  return kind !== 'transfer' && kind !== 'absence' && !weightyOfItem.test(name)
}
