/** The day it is in the office, wherever the machine that runs the tests stands. */
import { officeTimeZone } from '#shared/base/office-zone.ts'
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'

export const officeDay = (): CalendarDate => dateAt(Date.now(), officeTimeZone)
