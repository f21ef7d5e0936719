/**
 * The reply slip (Rückmeldezettel): a tear-off that a body without any system fills in by pen and gives back. It carries
 * the reply code and nothing of the case but the reason that was written for that body. One A4 sheet in two halves of A5:
 * above what stays with the body, below what comes back.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import { pageStyle } from '#shared/documents/page-style.ts'
import type { Referral } from '#shared/domain/case-file.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'

export interface ReplySlipInput {
  readonly referral: Referral
  readonly office: string
  /** Day of printing. */
  readonly made: CalendarDate
  /** The words of a kind of body, for where no body was named. */
  readonly bodyTypeWords: string
}

export function printReplySlip(input: ReplySlipInput): PrintedDocument {
  const { referral, office, made, bodyTypeWords } = input
  const data = {
    title: 'Rückmeldezettel',
    footer: `Rückmeldezettel · ${writeDay(made)}`,
    office,
    code: replyCodeOf(referral.id),
    body: joinWords([referral.body || bodyTypeWords, referral.town]),
    reason: referral.reason,
    on: writeDay(referral.on),
    due: writeDay(referral.feedbackDue),
  }
  return { markup: replySlipMarkup, data: documentData(data) }
}

const replySlipMarkup = `${pageStyle}${String.raw`
#set page(margin: (x: 18mm, top: 12mm, bottom: 10mm), footer: none)
#set text(size: 10.5pt)
#show heading.where(level: 1): it => text(size: 17pt, weight: "semibold", it.body)
#show heading.where(level: 2): it => text(size: 14pt, weight: "semibold", it.body)
#let tick = box(width: 3.6mm, height: 3.6mm, stroke: 0.8pt + black, baseline: 0.6mm)
#let choice(words) = box[#tick#h(1.8mm)#words]
#let to-fill = box(width: 1fr, line(length: 100%, stroke: 0.5pt + luma(110)))
#let big-code = box(stroke: 1.2pt + black, radius: 2pt, inset: (x: 4mm, y: 2.6mm), text(
  size: 19pt,
  weight: "semibold",
  tracking: 1.4pt,
  number-width: "tabular",
  data.code,
))
#let fact(name, words) = if words != "" { (text(fill: quiet, name), typed(words)) } else { () }

#block(height: 132mm, width: 100%, {
  grid(columns: (1fr, auto), column-gutter: 6mm, align: (left + top, right + top),
    [
      = Bitte um Rückmeldung
      #v(1mm)
      #text(fill: quiet)[von #data.office]
    ],
    big-code,
  )
  v(6mm)
  grid(
    columns: (40mm, 1fr),
    row-gutter: 3.4mm,
    ..fact("An", data.body),
    ..fact("Verwiesen am", data.on),
    ..fact("Anlass", data.reason),
    ..fact("Antwort erbeten bis", data.due),
  )
  v(6mm)
  [Wir haben jemanden an Sie verwiesen und möchten wissen, ob der Weg richtig war. Auf diesem Blatt steht kein Name. Bitte schreiben Sie auch keinen darauf.]
  v(2.5mm)
  [So geht es: den unteren Teil ausfüllen, abtrennen und uns geben oder schicken. Oder anrufen und den Code nennen: #box(text(weight: "semibold", data.code)).]
  v(1fr)
  grid(
    columns: (auto, 1fr),
    column-gutter: 3mm,
    align: bottom,
    text(fill: quiet)[Telefon der Beratungsstelle], to-fill,
  )
  v(4mm)
})

#pdf.artifact(line(length: 100%, stroke: (paint: luma(90), thickness: 0.7pt, dash: "dashed")))
#v(-2mm)
#text(size: 8pt, fill: quiet)[Hier abtrennen]
#v(2mm)

#block(width: 100%, height: 124mm, {
  grid(columns: (1fr, auto), column-gutter: 6mm, align: (left + horizon, right + horizon),
    [== Rückmeldung],
    big-code,
  )
  v(5mm)
  grid(
    columns: (52mm, 1fr),
    row-gutter: 8.2mm,
    align: bottom,
    [Was ist daraus geworden?],
    [#choice[1 angekommen] #h(5mm) #choice[2 abgelehnt oder nicht zuständig]],
    text(fill: quiet)[Bitte eines ankreuzen],
    [#choice[3 nicht hingegangen] #h(5mm) #choice[4 Angebot gemacht] #h(5mm) #choice[5 unbekannt]],
    [Weiter an], [#to-fill],
    [Kurz, ohne Namen], [#to-fill],
    [], [#to-fill],
    [Nächster Termin], [#to-fill],
    [Datum und Kürzel], [#to-fill],
  )
  v(1fr)
  grid(
    columns: (52mm, 1fr),
    row-gutter: 8.2mm,
    align: bottom,
    text(fill: quiet)[Zurück an (Anschrift)], to-fill,
    [], to-fill,
  )
})
`}`
