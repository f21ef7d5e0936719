/** A strict reader of iCalendar files (RFC 5545): whatever does not follow the standard to the letter is an error. */
import { assert } from '#shared/base/assert.ts'

export interface CalendarEvent {
  readonly [property: string]: string
}

type Property = readonly [name: string, value: string]

const property = /^([A-Z][A-Z-]*(?:;[A-Z-]+=[^;:]+)*):(.*)$/su

export function readCalendar(bytes: Uint8Array): readonly CalendarEvent[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  assert(text.endsWith('\r\n'), 'the last line ends')
  for (const line of text.slice(0, -2).split('\r\n')) {
    assert(!/[\r\n]/.test(line), 'lines end with CRLF and nothing else')
    assert(new TextEncoder().encode(line).length <= 75, `a line has 75 bytes at most: ${line}`)
  }
  const content = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n').map(propertyOf)
  return eventsOf(headTaken(content))
}

function propertyOf(line: string): Property {
  const [, name, value] = property.exec(line) ?? []
  assert(name !== undefined && value !== undefined, `a property: ${line}`)
  return [name, value]
}

/** Checks the frame and what stands before the first event; answers with the rest. */
function headTaken(content: readonly Property[]): readonly Property[] {
  const frame = [content[0], content.at(-1)].map((line) => line?.join(':'))
  assert(frame.join() === 'BEGIN:VCALENDAR,END:VCALENDAR', 'begin and end of a calendar')
  const inner = content.slice(1, -1)
  const first = inner.findIndex(([name]) => name === 'BEGIN')
  const head = new Map(first < 0 ? inner : inner.slice(0, first))
  assert(head.get('VERSION') === '2.0' && head.get('PRODID'), 'version and maker')
  return first < 0 ? [] : inner.slice(first)
}

function eventsOf(content: readonly Property[]): readonly CalendarEvent[] {
  const events: CalendarEvent[] = []
  let at = 0
  while (at < content.length) {
    assert(content[at]?.join(':') === 'BEGIN:VEVENT', 'an event begins')
    const end = content.findIndex((line, index) => index > at && line.join(':') === 'END:VEVENT')
    assert(end > at, 'an event ends')
    events.push(eventOf(content.slice(at + 1, end)))
    at = end + 1
  }
  return events
}

function eventOf(properties: readonly Property[]): CalendarEvent {
  const event: CalendarEvent = Object.fromEntries(properties)
  assert(Object.keys(event).length === properties.length, 'no property stands twice')
  assert(!('BEGIN' in event), 'an event holds no other')
  checkForm(event, 'DTSTAMP', /^\d{8}T\d{6}Z$/)
  checkForm(event, 'UID', /^[\x21-\x7e]+$/)
  checkForm(event, 'DTSTART;VALUE=DATE', /^\d{8}$/)
  checkForm(event, 'DTEND;VALUE=DATE', /^\d{8}$/)
  assert(Number(event['DTEND;VALUE=DATE']) > Number(event['DTSTART;VALUE=DATE']), 'it ends after it began')
  return event
}

function checkForm(event: CalendarEvent, name: string, form: RegExp): void {
  assert(form.test(event[name] ?? ''), `${name} as it must be`)
}
