/**
 * The recovery sheet: the one paper that opens the vault when every passphrase is forgotten. It says what it is for and
 * where it belongs, and nothing about who works at the office.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { writeDay } from '#shared/documents/german-words.ts'
import { pageStyle } from '#shared/documents/page-style.ts'

export interface RecoverySheetInput {
  /** The code in its groups, or in one piece. */
  readonly code: string
  readonly vaultId: string
  readonly office: string
  readonly made: CalendarDate
}

/** Characters of a code without marks are set in groups of this size. */
const GROUP = 4

export function printRecoverySheet({ code, vaultId, office, made }: RecoverySheetInput): PrintedDocument {
  const day = writeDay(made)
  const data = {
    title: 'Wiederherstellungsblatt',
    footer: `Wiederherstellungsblatt · erstellt am ${day} · nicht kopieren, nicht fotografieren`,
    office,
    made: day,
    groups: groupsOf(code),
    vault: vaultId,
  }
  return { markup: recoverySheetMarkup, data: documentData(data) }
}

function groupsOf(code: string): readonly string[] {
  const given = code.split(/[\s-]+/).filter((group) => group !== '')
  if (given.length > 1) return given
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []
}

const recoverySheetMarkup = `${pageStyle}${String.raw`
#set text(size: 11pt)
#set par(leading: 0.65em, spacing: 0.9em)
#show heading.where(level: 1): it => text(size: 26pt, weight: "semibold", it.body)
#show heading.where(level: 2): it => block(above: 22pt, below: 9pt, text(size: 13pt, weight: "semibold", it.body))
#set enum(spacing: 9pt, indent: 0pt, body-indent: 8pt)
#set list(spacing: 7pt, indent: 0pt, body-indent: 8pt, marker: [–])

#v(6mm)
= Wiederherstellungsblatt
#v(1mm)
#text(fill: quiet)[Fallkoffer · #data.office · erstellt am #data.made]

#v(5mm)
Wer dieses Blatt hat, kann den Tresor dieser Beratungsstelle öffnen. Es hilft, wenn alle Passphrasen vergessen sind. Ohne Passphrase und ohne dieses Blatt kann niemand die Fälle je wieder lesen.

#v(4mm)
#block(width: 100%, stroke: 1.2pt + black, radius: 3pt, inset: (x: 9mm, y: 8mm), {
  text(size: 9pt, fill: quiet)[Wiederherstellungscode, von links nach rechts und Zeile für Zeile]
  v(4mm)
  grid(
    columns: (1fr,) * calc.min(4, data.groups.len()),
    row-gutter: 8mm,
    ..data.groups.enumerate().map(((index, group)) => {
      grid(
        columns: (auto, auto),
        column-gutter: 2.5mm,
        align: bottom,
        text(size: 9pt, fill: quiet, str(index + 1)),
        text(size: 23pt, weight: "medium", tracking: 2.5pt, number-width: "tabular", group),
      )
    })
  )
})
#v(1mm)
#text(size: 9pt, fill: quiet)[Es kommen nur Ziffern und große Buchstaben vor. Die Buchstaben I, L und O gibt es im Code nicht: Was so aussieht, ist eine 1 oder eine 0.]

== So öffnen Sie den Tresor
+ Starten Sie Fallkoffer und wählen Sie auf dem Sperrbildschirm „Passphrase vergessen“.
+ Geben Sie den Code ein. Leerzeichen, Striche und Kleinschreibung sind gleichgültig.
+ Legen Sie eine neue Passphrase fest. Ihre Fälle bleiben, wie sie sind.
+ Drucken Sie danach ein neues Blatt und vernichten Sie dieses.

== So bewahren Sie es auf
- Im Stahlschrank oder in einem anderen verschlossenen Schrank der Beratungsstelle, nicht beim Laptop und nicht in der Laptoptasche.
- Nicht kopieren, nicht fotografieren, nicht speichern und nicht verschicken.
- Liegt es an einer zweiten Stelle, dann ebenso verschlossen.
- Ist das Blatt verschwunden, erstellen Sie in den Einstellungen sofort ein neues. Das alte gilt dann nicht mehr.

#v(9mm)
#line(length: 100%, stroke: hairline)
#grid(
  columns: (auto, 1fr),
  column-gutter: 8mm,
  row-gutter: 5mm,
  align: horizon,
  text(fill: quiet)[Tresor], text(data.vault),
  text(fill: quiet)[Aufbewahrt], [#box(width: 100%, line(length: 100%, stroke: 0.5pt + luma(120)))],
)
`}`
