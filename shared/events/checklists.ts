/**
 * What there is to plan, by format: neutral advice to start from. Each event gets its own copy, which people change as
 * they like. German, because it becomes text in the event like anything a person types. Days are relative to the day
 * of the event; bodies are named by kind, never by programme.
 */
import type { BundledEventFormat } from '#shared/domain/event-lists.ts'
import type { Check } from '#shared/events/event.ts'

export type PlannedCheck = Pick<Check, 'what' | 'days'>

const weeks = (count: number): number => count * -7

const afterwards: readonly PlannedCheck[] = [
  { days: 1, what: 'Teilnehmende zählen und eintragen, Schätzungen kennzeichnen' },
  { days: 2, what: 'Partnern und Betrieben danken' },
  { days: 3, what: 'Folgefälle anlegen und erste Termine vereinbaren' },
  { days: 14, what: 'Bei den Betrieben nachfragen: Was ist aus den Absprachen geworden?' },
]

const checklists: Readonly<Record<BundledEventFormat, readonly PlannedCheck[]>> = {
  forum: [
    { days: weeks(12), what: 'Ziel, Zielgruppe und Termin mit den Partnern festlegen' },
    { days: weeks(10), what: 'Raum reservieren: barrierefrei, mit Bus und Bahn erreichbar' },
    { days: weeks(8), what: 'Vortragende und Betriebe für Infotische anfragen' },
    { days: weeks(6), what: 'Sprachmittlung für die erwarteten Sprachen buchen' },
    { days: weeks(5), what: 'Einladungen in einfacher Sprache und in weiteren Sprachen verschicken' },
    { days: weeks(3), what: 'Ablaufplan schreiben und an alle Mitwirkenden geben' },
    { days: weeks(2), what: 'Kinderbetreuung, Getränke und Technik klären' },
    { days: -3, what: 'Zusagen nachfassen, Infotische und Beschilderung planen' },
    { days: -1, what: 'Zählbögen ohne Namen und Merkzettel mit Fallcode einpacken' },
    ...afterwards,
  ],
  roundtable: [
    { days: weeks(6), what: 'Thema mit zwei, drei Betrieben abstimmen' },
    { days: weeks(5), what: 'Ort und Uhrzeit wählen, die zum Arbeitstag der Betriebe passen' },
    { days: weeks(4), what: 'Betriebe persönlich einladen, Kammer und Arbeitsagentur dazubitten' },
    {
      days: weeks(2),
      what: 'Einen Gast mit Erfahrung anfragen: Wie gelang die erste Ausbildung im Betrieb?',
    },
    { days: -7, what: 'Erinnern und Zusagen zählen' },
    { days: -1, what: 'Unterlagen zu Eignung, Förderung und Einstiegsqualifizierung bereitlegen' },
    ...afterwards,
  ],
  'bus-tour': [
    { days: weeks(12), what: 'Strecke und Berufe festlegen, höchstens vier bis fünf Betriebe am Tag' },
    {
      days: weeks(10),
      what: 'Betriebe anfragen: Wie viele dürfen hinein, was können sie zeigen und ausprobieren lassen?',
    },
    { days: weeks(8), what: 'Bus anfragen: Plätze, Abfahrtsorte, Rücktrittsfrist' },
    { days: weeks(6), what: 'Schulen, Unterkünfte und Beratungsstellen über freie Plätze informieren' },
    { days: weeks(5), what: 'Einwilligung der Eltern für Minderjährige auf Papier verteilen' },
    { days: weeks(4), what: 'Sprachmittlung und zweite Begleitperson sichern' },
    { days: weeks(3), what: 'Versicherung und Aufsicht mit Schule oder Träger klären' },
    { days: weeks(2), what: 'Zeitplan mit den Betrieben abstimmen, Sicherheitskleidung erfragen' },
    { days: -7, what: 'Einwilligungen zählen, fehlende nachfragen' },
    { days: -3, what: 'Treffpunkt und Uhrzeit in einfacher Sprache an alle geben' },
    { days: -1, what: 'Zählbögen ohne Namen, Notfallnummern der Träger und Erste-Hilfe-Tasche einpacken' },
    ...afterwards,
  ],
  free: [
    { days: weeks(8), what: 'Ziel, Zielgruppe und Termin festlegen' },
    { days: weeks(6), what: 'Ort und Partner sichern' },
    { days: weeks(4), what: 'Einladen, Sprachmittlung klären' },
    { days: -7, what: 'Zusagen zählen, Ablauf mit allen abstimmen' },
    { days: -1, what: 'Zählbögen ohne Namen einpacken' },
    ...afterwards,
  ],
}

export function checklistFor(format: BundledEventFormat): readonly PlannedCheck[] {
  return checklists[format]
}
