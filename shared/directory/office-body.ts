/**
 * What an office enters in the directory: a body of its own, or a shipped one as it really is. An entry is an item of
 * kind `body`; these are its registers, each written whole:
 *
 * | register | holds |
 * |---|---|
 * | `bundled` | id of the shipped service it stands in for; empty for an own one |
 * | `hidden` | true: the shipped entry is not shown at all |
 * | `hsdsId` | id it came with from another program, so that reading it again finds it |
 * | the fields of `BodyDetails` | that field |
 *
 * There is no field for persons. Telephone and website are those of the body and are shipped empty.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { BodyType } from '#shared/domain/body-types.ts'
import { Ags } from '#shared/directory/municipality.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { Item } from '#shared/domain/item.ts'
import { Region } from '#shared/domain/value-lists.ts'

const path = String.raw`(?:[\w\-.~:/@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*`
/** Empty, or a full address of the web with letters that need no translation. */
const WebAddress = z
  .string()
  .max(200)
  .regex(new RegExp(`^(https?://[A-Za-z0-9][A-Za-z0-9.-]*(:\\d{1,5})?(/${path})?(\\?${path})?(#${path})?)?$`))

export const BodyDetails = z
  .strictObject({
    type: BodyType,
    name: z.string().trim().min(1).max(160),
    /** Department; empty where the name says enough. */
    unit: z.string().max(160),
    towns: z.array(z.string().min(1).max(80)).max(20).readonly(),
    regions: z.array(Region).min(1).readonly(),
    /** The one region of which it serves a part only; `null` where it serves all of its regions. */
    partRegion: Region.nullable(),
    /** That part in words. */
    part: z.string().max(120),
    /** That part in full; empty where it is known in words only. */
    municipalities: z.array(Ags).max(200).readonly(),
    offers: z.array(z.string().min(1).max(160)).max(30).readonly(),
    opening: z.string().max(200),
    phone: z.string().max(60),
    website: WebAddress,
    note: z.string().max(600),
    /** Where the office knows it from. */
    source: z.string().max(200),
    checkedOn: CalendarDate.nullable(),
    /** The office vouches for the whole entry. */
    verified: z.boolean(),
  })
  .readonly()
export type BodyDetails = z.infer<typeof BodyDetails>

export interface OfficeBody {
  readonly item: EntityId
  /** The shipped service it stands in for. */
  readonly bundled: string | null
  readonly isHidden: boolean
  readonly hsdsId: string | null
  readonly details: BodyDetails
}

/** One register write, as the vault takes it. */
export interface Write {
  readonly name: string
  readonly value: JsonValue
}

/** The fields of an entry that is still empty. */
export const emptyBody: Omit<BodyDetails, 'type' | 'name' | 'regions'> = {
  unit: '',
  towns: [],
  partRegion: null,
  part: '',
  municipalities: [],
  offers: [],
  opening: '',
  phone: '',
  website: '',
  note: '',
  source: '',
  checkedOn: null,
  verified: false,
}

const fields = BodyDetails.unwrap().shape

/**
 * Reads an entry. Tolerant: a field that does not fit shows as empty. Without a readable kind, name or region there is
 * nothing to show, and the shipped entry stands as it was.
 */
export function readOfficeBody({ id, kind, values }: Item): OfficeBody | null {
  if (kind !== 'body') return null
  const known = Object.entries(fields).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(values[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  const details = BodyDetails.safeParse({ ...emptyBody, ...Object.fromEntries(known) })
  if (!details.success) return null
  return {
    item: id,
    bundled: textOf(values['bundled']),
    isHidden: values['hidden'] === true,
    hsdsId: textOf(values['hsdsId']),
    details: details.data,
  }
}

/** The registers of an entry, for a new item or an existing one. */
export function writeOfficeBody(
  details: BodyDetails,
  { bundled, hsdsId }: Pick<OfficeBody, 'bundled' | 'hsdsId'>,
): readonly Write[] {
  return [
    ...Object.entries(details).map(([name, value]) => ({ name, value })),
    { name: 'bundled', value: bundled ?? '' },
    { name: 'hsdsId', value: hsdsId ?? '' },
    { name: 'hidden', value: false },
  ]
}

/** Takes an entry away: an own one is gone, a shipped one stands again as it was shipped. Undo writes `null`. */
export function removeOfficeEntry(today: CalendarDate): readonly Write[] {
  return [{ name: 'removedOn', value: today }]
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
