/** What a column of a list may become in a case, and the headings by which it is known. */
import type { ListName } from '#shared/domain/value-lists.ts'

export type FieldKind = 'list' | 'lists' | 'day' | 'text' | 'yes-no' | 'initials'

export interface FieldRule {
  readonly kind: FieldKind
  /** Where the value is one of a list. */
  readonly list?: ListName
  /** For texts: the most letters that fit. */
  readonly longest?: number
  /** Belongs to the one conversation that the row tells of, not to the case. */
  readonly ofTalk?: true
  /** Headings, in one spelling (`spelling`). One that stands first is surer than one that stands later. */
  readonly headings: readonly string[]
}

const list = (name: ListName, ...headings: readonly string[]) =>
  ({ kind: 'list', list: name, headings }) as const
const lists = (name: ListName, ...headings: readonly string[]) =>
  ({ kind: 'lists', list: name, headings }) as const
const ofTalk = <R extends object>(rule: R) => ({ ...rule, ofTalk: true }) as const

export const importFields = {
  openedOn: {
    kind: 'day',
    headings: [
      'angelegt am',
      'aufnahme',
      'aufnahmedatum',
      'erstkontakt',
      'erstberatung',
      'erstgesprach',
      'erstgesprach am',
      'beginn',
      'eroffnet',
      'seit',
      'eingang',
      'opened',
    ],
  },
  region: list(
    'region',
    'region',
    'landkreis',
    'kreis',
    'landkreis stadt',
    'kreisfreie stadt',
    'gebiet',
    'wohnort',
    'stadt',
    'gemeinde',
    'district',
  ),
  clientGroup: list(
    'clientGroup',
    'zielgruppe',
    'personengruppe',
    'gruppe',
    'klientengruppe',
    'target group',
  ),
  adviser: {
    kind: 'initials',
    headings: [
      'kurzel',
      'berater',
      'beraterin',
      'beratung durch',
      'zustandig',
      'bearbeiter',
      'bearbeiterin',
      'initials',
    ],
  },
  gender: list('gender', 'geschlecht', 'sex', 'm w d', 'w m d', 'gender', 'anrede'),
  ageBand: list('ageBand', 'alter', 'altersband', 'altersgruppe', 'alter in jahren', 'alter jahre', 'age'),
  residence: list(
    'residence',
    'aufenthaltsstatus',
    'aufenthalt',
    'aufenthaltstitel',
    'status',
    'titel',
    'aufenthaltspapier',
    'residence',
  ),
  stay: list('stay', 'aufenthaltsdauer', 'in deutschland seit', 'dauer aufenthalt', 'jahre in deutschland'),
  origin: list(
    'origin',
    'herkunft',
    'herkunftsland',
    'nationalitat',
    'staatsangehorigkeit',
    'land',
    'geburtsland',
    'origin',
    'nationality',
  ),
  school: list('schoolCertificate', 'schulabschluss', 'abschluss', 'schulbildung', 'hochster schulabschluss'),
  schoolOrigin: list('schoolOrigin', 'abschluss erworben', 'schulabschluss erworben', 'abschluss in'),
  schoolRecognition: list(
    'recognition',
    'anerkennung',
    'schulabschluss anerkannt',
    'anerkannt',
    'anerkennung schule',
  ),
  vocational: list(
    'vocationalCertificate',
    'berufsabschluss',
    'berufsausbildung',
    'ausbildung abgeschlossen',
    'beruf',
  ),
  german: list(
    'germanLevel',
    'deutsch',
    'deutschniveau',
    'sprachniveau',
    'sprachstand',
    'deutschkenntnisse',
    'sprachkenntnisse',
    'niveau',
    'german',
  ),
  germanProof: list('germanProof', 'sprachnachweis', 'nachweis deutsch', 'nachweis'),
  literacyNeed: { kind: 'yes-no', headings: ['alphabetisierung', 'alpha bedarf', 'alphabedarf'] },
  activity: list(
    'activity',
    'tatigkeit',
    'aktuelle tatigkeit',
    'derzeitige tatigkeit',
    'aktuelle situation',
    'beschaftigung',
  ),
  benefits: list('benefits', 'leistungsbezug', 'leistungen', 'leistung', 'sozialleistungen'),
  occupation: list(
    'occupationGroup',
    'berufswunsch',
    'wunschberuf',
    'berufsfeld',
    'berufsgruppe',
    'ausbildungswunsch',
  ),
  access: list('access', 'zugang', 'zugang uber', 'vermittelt durch', 'aufmerksam durch', 'wie gekommen'),
  topics: lists('topic', 'themen', 'thema', 'beratungsthemen', 'beratungsthema', 'beratungsinhalt', 'topics'),
  concern: { kind: 'text', longest: 300, headings: ['anliegen', 'beratungsanliegen', 'frage', 'problem'] },
  strengths: { kind: 'text', longest: 300, headings: ['starken', 'ressourcen', 'kompetenzen'] },
  companySize: list(
    'companySize',
    'betriebsgrosse',
    'mitarbeiter',
    'beschaftigte',
    'mitarbeiterzahl',
    'anzahl mitarbeiter',
  ),
  sector: list('sector', 'branche', 'wirtschaftszweig', 'wz'),
  trainsNow: list('trainsNow', 'bildet aus', 'ausbildungsbetrieb', 'ausbildend'),
  eligibility: list('trainingEligibility', 'ausbildungsberechtigung', 'ausbildungsberechtigt', 'aevo'),
  closedOn: {
    kind: 'day',
    headings: [
      'abgeschlossen am',
      'beendet am',
      'ende',
      'abschlussdatum',
      'beratungsende',
      'geschlossen am',
      'closed',
    ],
  },
  results: lists('caseResult', 'ergebnis', 'ergebnisse', 'verbleib', 'resultat', 'result'),
  talkOn: ofTalk({
    kind: 'day',
    headings: [
      'datum',
      'beratung am',
      'beratungsdatum',
      'gesprach am',
      'gesprachsdatum',
      'kontakt am',
      'kontaktdatum',
      'termin',
      'date',
    ],
  }),
  talkKind: ofTalk(
    list('consultationKind', 'kontaktart', 'art', 'art der beratung', 'beratungsart', 'kontakt'),
  ),
  talkDuration: ofTalk(
    list('duration', 'dauer', 'dauer min', 'dauer in minuten', 'minuten', 'beratungsdauer', 'duration'),
  ),
  talkForm: ofTalk(list('counsellingForm', 'beratungsform', 'form', 'erst folge', 'erst oder folgeberatung')),
  talkMediation: ofTalk(list('mediation', 'sprachmittlung', 'dolmetscher', 'ubersetzung')),
  talkPlace: ofTalk({
    kind: 'text',
    longest: 80,
    headings: ['beratungsort', 'ort der beratung', 'standort', 'ort'],
  }),
  talkNote: ofTalk({
    kind: 'text',
    longest: 2000,
    headings: [
      'notiz',
      'notizen',
      'bemerkung',
      'bemerkungen',
      'anmerkung',
      'anmerkungen',
      'kommentar',
      'inhalt',
      'gesprachsnotiz',
      'beratungsnotiz',
      'verlauf',
      'note',
    ],
  }),
} as const satisfies Readonly<Record<string, FieldRule>>

export type ImportField = keyof typeof importFields
export const importFieldNames = Object.keys(importFields) as readonly ImportField[]

/** The rule of a field, widened: every rule may have what any rule has. */
export function ruleOf(field: ImportField): FieldRule {
  return importFields[field]
}

export function isImportField(name: string): name is ImportField {
  return Object.hasOwn(importFields, name)
}
