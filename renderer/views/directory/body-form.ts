/** The form of an entry: what people type, and the entry it becomes. */
import * as z from 'zod'
import { BodyType } from '#shared/domain/body-types.ts'
import { BodyDetails, emptyBody } from '#shared/directory/office-body.ts'
import { Region } from '#shared/domain/value-lists.ts'
import { listed } from '#renderer/views/forms/list-value.ts'

const tooLong = 'errors.field.tooLong'
const text = (most: number) => z.string().trim().max(most, tooLong)

/** A list as people type it, each entry once. */
function listOf(typed: string, mark: RegExp): readonly string[] {
  const entries = typed.split(mark).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

const typedList = (mark: RegExp, limits: { readonly most: number; readonly length: number }) =>
  z
    .string()
    .transform((typed) => listOf(typed, mark))
    .refine((entries) => entries.length <= limits.most, 'directory.form.tooMany')
    .refine((entries) => entries.every((entry) => entry.length <= limits.length), tooLong)

export const BodyForm = z
  .object({
    type: listed(BodyType),
    name: text(160).min(1, 'errors.field.required'),
    unit: text(160),
    towns: typedList(/[,;\n]/, { most: 20, length: 80 }),
    regions: z
      .array(z.string())
      .readonly()
      .pipe(z.array(Region).readonly())
      .refine((all) => all.length > 0, 'directory.form.regionMissing'),
    partRegion: z.string().nullable().pipe(z.nullable(Region)),
    part: text(120),
    municipalities: z.array(z.string()).readonly(),
    offers: typedList(/\n/, { most: 30, length: 160 }),
    opening: text(200),
    phone: text(60),
    website: z
      .string()
      .trim()
      .refine(
        (typed) => BodyDetails.unwrap().shape.website.safeParse(typed).success,
        'directory.form.websiteWrong',
      ),
    note: text(600),
    source: text(200),
    checked: z.boolean(),
  })
  .refine(({ partRegion, regions }) => partRegion === null || regions.includes(partRegion), {
    path: ['partRegion'],
    error: 'directory.form.partForeign',
  })
export type BodyForm = z.output<typeof BodyForm>

/** What stands in the form at first. */
export function typedBody(
  details: BodyDetails | null,
  first: Partial<Pick<BodyDetails, 'type' | 'regions'>>,
): z.input<typeof BodyForm> {
  const { type = null, regions = [] } = first
  const shown = details ?? { ...emptyBody, type, name: '', regions }
  const { unit, partRegion, part, opening, phone, website, note, source } = shown
  return {
    type: shown.type,
    name: shown.name,
    ...{ unit, partRegion, part, opening, phone, website, note, source },
    regions: [...shown.regions],
    municipalities: [...shown.municipalities],
    towns: shown.towns.join(', '),
    offers: shown.offers.join('\n'),
    checked: false,
  }
}

/** The entry that was typed. Whether it counts as checked is decided by what changed (`check-entry.ts`). */
export function bodyOf(form: BodyForm): BodyDetails {
  const { checked: _checked, ...fields } = form
  const isPart = fields.partRegion !== null && (fields.part !== '' || fields.municipalities.length > 0)
  const whole = isPart ? {} : { partRegion: null, part: '', municipalities: [] }
  return { ...emptyBody, ...fields, ...whole }
}
