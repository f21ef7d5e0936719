/** A strict reader of iCalendar files (RFC 5545): whatever does not follow the standard to the letter is an error. */
export interface CalendarEvent {
  readonly [property: string]: string
}

const line = /^([A-Z][A-Z-]*(?:;[A-Z-]+=[^;:]+)*):(.*)$/su

export function readCalendar(bytes: Uint8Array): readonly CalendarEvent[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end')
  const raw = text.slice(0, -2).split('\r\n')
  for (const one of raw) {
    if (/[\r\n]/.test(one)) throw new Error('a line ends with something else than CRLF')
    if (new TextEncoder().encode(one).length > 75) throw new Error(`a line is too long: ${one}`)
  }
  const content = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n').map(propertyOf)
  return eventsOf(content)
}

function propertyOf(text: string): readonly [string, string] {
  const [, name, value] = line.exec(text) ?? []
  if (name === undefined || value === undefined) throw new Error(`not a property: ${text}`)
  return [name, value]
}

function eventsOf(content: readonly (readonly [string, string])[]): readonly CalendarEvent[] {
  const [first, ...rest] = content
  const last = rest.pop()
  if (first?.join(':') !== 'BEGIN:VCALENDAR' || last?.join(':') !== 'END:VCALENDAR') throw new Error('no calendar')
  const begin = rest.findIndex(([name]) => name === 'BEGIN')
  const head = new Map(begin < 0 ? rest : rest.slice(0, begin))
  if (head.get('VERSION') !== '2.0' || !head.get('PRODID')) throw new Error('version or maker is missing')
  const events: CalendarEvent[] = []
  let open: Record<string, string> | null = null
  for (const [name, value] of begin < 0 ? [] : rest.slice(begin)) {
    if (name === 'BEGIN') {
      if (open || value !== 'VEVENT') throw new Error(`unexpected begin of ${value}`)
      open = {}
    } else if (name === 'END') {
      if (!open || value !== 'VEVENT') throw new Error(`unexpected end of ${value}`)
      events.push(checked(open))
      open = null
    } else if (!open || name in open) throw new Error(`${name} stands twice or outside`)
    else open[name] = value
  }
  if (open) throw new Error('an event does not end')
  return events
}

function checked(event: CalendarEvent): CalendarEvent {
  if (!/^\d{8}T\d{6}Z$/.test(event['DTSTAMP'] ?? '')) throw new Error('DTSTAMP is no UTC time')
  if (!/^[\x21-\x7e]+$/.test(event['UID'] ?? '')) throw new Error('UID is missing')
  const [from = '', to = ''] = [event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE']]
  if (!/^\d{8}$/.test(from) || !/^\d{8}$/.test(to) || to <= from) throw new Error('the days are wrong')
  return event
}
