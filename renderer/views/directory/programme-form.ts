/** The form of a programme: what people type, and the programme it becomes. */
import * as z from 'zod'
import { emptyProgramme } from '#shared/directory/office-programme.ts'
import type { ProgrammeDetails } from '#shared/directory/programme.ts'
import { isBefore, readRoughDate, writeRoughDate } from '#renderer/views/directory/rough-dates.ts'

const text = (most: number) => z.string().trim().max(most, 'errors.field.tooLong')
const roughDate = z
  .string()
  .refine((typed) => readRoughDate(typed) !== undefined, 'directory.programme.dateWrong')
  .transform((typed) => readRoughDate(typed) ?? null)

const ProgrammeShape = z.object({
  name: text(160).min(1, 'errors.field.required'),
  funder: text(160),
  start: roughDate,
  end: roughDate,
  lastSeen: roughDate,
  offers: text(400),
  note: text(600),
  source: text(200),
  checked: z.boolean(),
})
export type ProgrammeForm = z.output<typeof ProgrammeForm>

export const ProgrammeForm = ProgrammeShape.refine(
  ({ start, end }) => start === null || end === null || !isBefore(end, start),
  { path: ['end'], message: 'directory.programme.endsFirst' },
)

/** What stands in the form at first. */
export function typedProgramme(details: ProgrammeDetails): z.input<typeof ProgrammeForm> {
  const { name, funder, offers, note, source, start, end, lastSeen } = details
  return {
    ...{ name, funder, offers, note, source },
    checked: false,
    start: writeRoughDate(start),
    end: writeRoughDate(end),
    lastSeen: writeRoughDate(lastSeen),
  }
}

/** The programme that was typed. Whether it counts as checked is decided by what changed (`check-entry.ts`). */
export function programmeOf(form: ProgrammeForm): ProgrammeDetails {
  const { checked: _checked, ...fields } = form
  return { ...emptyProgramme, ...fields }
}
