/** The case on one page, for the office's own file: code instead of name, next step, agreements, Stand. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { caseSummaryMarkup } from '#shared/documents/case-summary-markup.ts'
import { chainSections, type SectionsInput } from '#shared/documents/chain-section.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import { backgroundPairs, besideBackground, type Pair } from '#shared/documents/summary-background.ts'
import type { CaseFile, CaseProfile, Consultation } from '#shared/domain/case-file.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'

export interface SummaryInput extends Pick<SectionsInput, 'library' | 'pinned'> {
  readonly file: CaseFile
  readonly office: { readonly name: string; readonly project: string; readonly adviser: string }
  /** The day of printing. */
  readonly on: CalendarDate
  /** German labels. */
  readonly labelOf: LabelOf
}

/** How many consultations stand on the page; the others are only counted. */
const SHOWN_CONSULTATIONS = 3

/** Says what people have to do: the program takes nothing out of a case by itself. */
const privacyWords =
  'Ohne Namen und trotzdem personenbezogen: Wer die Person kennt, kann sie erkennen. Verschlossen aufbewahren, nicht weitergeben, nach Gebrauch vernichten. Wann die Angaben zu löschen sind, steht in der Löschregel der Beratungsstelle.'

export function summarizeCase(input: SummaryInput): PrintedDocument {
  return { markup: caseSummaryMarkup, data: documentData(summaryContent(input)) }
}

function summaryContent(input: SummaryInput): unknown {
  const { file, office, on } = input
  const { profile } = file
  return {
    title: `Fallzusammenfassung ${profile.code}`,
    footer: `Fallcode ${profile.code} · Stand ${writeDay(on)} · vertraulich, nur für die eigene Beratungsstelle`,
    office: office.name,
    project: office.project,
    code: profile.code,
    head: headPairs(input),
    concern: profile.concern,
    background: backgroundPairs(profile, input.labelOf),
    beside: besideBackground(profile, input.labelOf),
    topics: joinWords(
      allTopics(file).map((topic) => input.labelOf('topic', topic)),
      ' · ',
    ),
    consultations: shownConsultations(file).map((consultation) => consultationRow(input, consultation)),
    earlier: earlierText(file.consultations.length - SHOWN_CONSULTATIONS),
    chains: chainSections(input),
    agreements: file.agreements.map((agreement) => [
      { client: 'ratsuchende Person', adviser: 'Beratung', partner: 'Partner' }[agreement.who],
      agreement.what,
      writeDay(agreement.due),
      agreement.done ? 'erledigt' : 'offen',
    ]),
    referrals: referralRows(input),
    followUps: file.followUps.filter((item) => !item.done).map((item) => [writeDay(item.on), item.what]),
    closing: closingPairs(input),
    privacy: privacyWords,
  }
}

function headPairs(input: SummaryInput): readonly Pair[] {
  const { file, office, on } = input
  const last = file.consultations.at(-1)
  return [
    { name: 'Beratung', value: office.adviser },
    { name: 'Region', value: label(input, 'region', file.profile.region) },
    { name: 'Stand', value: writeDay(on) },
    { name: 'Begonnen', value: writeDay(file.profile.openedOn) },
    { name: 'Zuletzt', value: writeDay(last?.on ?? null) },
    { name: 'Art', value: label(input, 'consultationKind', last?.kind) },
    { name: 'Gespräche', value: String(file.consultations.length) },
    { name: 'Dauer', value: label(input, 'duration', last?.duration) },
    { name: 'Sprache', value: label(input, 'mediation', last?.mediation) },
  ]
}

function consultationRow(input: SummaryInput, consultation: Consultation): readonly string[] {
  const how = [
    label(input, 'counsellingForm', consultation.form),
    label(input, 'consultationKind', consultation.kind),
  ]
  return [writeDay(consultation.on), joinWords(how), consultation.note]
}

/** The latest, newest first. */
function shownConsultations(file: CaseFile): readonly Consultation[] {
  return file.consultations.slice(-SHOWN_CONSULTATIONS).toReversed()
}

function earlierText(count: number): string {
  if (count <= 0) return ''
  return count === 1 ? 'Dazu ein früheres Gespräch.' : `Dazu ${count} frühere Gespräche.`
}

function referralRows(input: SummaryInput): readonly (readonly string[])[] {
  return input.file.referrals.map((referral) => [
    writeDay(referral.on),
    joinWords([referral.body, referral.town]),
    label(input, 'referralWay', referral.way),
    writeDay(referral.feedbackDue),
    joinWords([label(input, 'referralOutcome', referral.outcome), writeDay(referral.feedbackOn)]),
  ])
}

function closingPairs(input: SummaryInput): readonly Pair[] {
  const { closedOn, results } = input.file.profile
  return [
    { name: 'Ergebnis', value: joinWords(results.map((result) => input.labelOf('caseResult', result))) },
    { name: 'Abschluss', value: closedOn === null ? 'laufender Fall' : writeDay(closedOn) },
  ]
}

function allTopics(file: CaseFile): CaseProfile['topics'] {
  return [...new Set([...file.profile.topics, ...file.consultations.flatMap((item) => item.topics)])]
}

function label(input: SummaryInput, list: ListName, value: string | null | undefined): string {
  return value === null || value === undefined ? '' : input.labelOf(list, value)
}
