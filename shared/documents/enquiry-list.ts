/**
 * Enquiry lists for a round of calls: one for each body, anonymous. A line holds the reply code, the reason as it was
 * written for that body, and the day it was sent; nothing else of the case, not even its code.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import { pageStyle } from '#shared/documents/page-style.ts'
import type { ReferralPartner } from '#shared/domain/open-referrals.ts'

export interface EnquiryInput {
  readonly partners: readonly ReferralPartner[]
  readonly office: string
  /** Day of printing. */
  readonly made: CalendarDate
}

export function printEnquiryLists({ partners, office, made }: EnquiryInput): PrintedDocument {
  const data = {
    title: 'Anfrageliste',
    footer: `Anfrageliste · ${office} · Stand ${writeDay(made)}`,
    office,
    made: writeDay(made),
    partners: partners.map((partner) => ({ name: nameOf(partner), rows: partner.rows.map(cellsOf) })),
  }
  return { markup: enquiryMarkup, data: documentData(data) }
}

/** The same as text, for a mail to one body or several. */
export function writeEnquiries({ partners, office, made }: EnquiryInput): string {
  const lists = partners.map((partner) =>
    [nameOf(partner), ...partner.rows.map((row) => lineOf(cellsOf(row)))].join('\n'),
  )
  const head = `Anfrage der ${office} vom ${writeDay(made)}: Was ist aus diesen Verweisen geworden?`
  const foot =
    'Es genügt der Code mit einem Wort: angekommen, abgelehnt, nicht hingegangen, Angebot gemacht, unbekannt. Bitte keine Namen.'
  return `${[head, ...lists, foot].join('\n\n')}\n`
}

function nameOf({ body, town }: ReferralPartner): string {
  return joinWords([body, town])
}

function cellsOf({
  reply,
  sentOn,
  reason,
}: ReferralPartner['rows'][number]): readonly [string, string, string] {
  return [reply, writeDay(sentOn), reason]
}

function lineOf([reply, sentOn, reason]: readonly [string, string, string]): string {
  return `${reply}   vom ${sentOn}${reason === '' ? '' : `   ${reason.replace(/\s+/g, ' ')}`}`
}

const enquiryMarkup = `${pageStyle}${String.raw`
#set text(size: 10pt)
#show heading.where(level: 1): it => block(below: 8pt, text(size: 18pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(
  above: 16pt,
  below: 6pt,
  sticky: true,
  text(size: 12pt, weight: "semibold", it.body),
)
#show table.cell.where(y: 0): set text(fill: quiet, size: 8.5pt)

= Anfrageliste
#text(fill: quiet)[#data.office · #data.made]
#v(2mm)
Was ist aus diesen Verweisen geworden? Die Liste ist ohne Namen: Der Code gehört zum Rückmeldezettel, den die Person mitgebracht hat.

#for partner in data.partners {
  heading(level: 2, partner.name)
  table(
    columns: (24mm, 22mm, 1fr, 46mm),
    inset: (x: 2mm, y: 2.4mm),
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + black } else { hairline }),
    table.header([Code], [Verwiesen], [Anlass], [Antwort]),
    ..partner.rows.map(((code, day, reason)) => (
      text(weight: "semibold", number-width: "tabular", code),
      day,
      typed(reason),
      [],
    )).flatten(),
  )
}
`}`
