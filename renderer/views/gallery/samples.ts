/** Values for the gallery: long German words, empty and full states. No person and no case stands behind them. */
import type { GridColumn, Option, PaletteGroup, TimelineEntry } from '#renderer/components/index.ts'

export const topics: readonly Option[] = [
  { value: 'vocational', label: 'Berufsausbildung', detail: 'dual oder schulisch' },
  { value: 'permit', label: 'Beschäftigungserlaubnisantrag', detail: '§ 32 BeschV' },
  { value: 'prevocational', label: 'Ausbildungsvorbereitungsmaßnahme' },
  { value: 'language', label: 'Berufssprachkurs', detail: 'B1, B2 und Fachsprache' },
  { value: 'recognition', label: 'Anerkennung ausländischer Abschlüsse' },
  { value: 'housing', label: 'Wohnsitzauflage' },
  { value: 'grant', label: 'Berufsausbildungsbeihilfe' },
  { value: 'school', label: 'Schulabschluss nachholen' },
]

export const groups: readonly Option[] = [
  { value: 'young', label: 'Junge Menschen' },
  { value: 'adult', label: 'Erwachsene' },
  { value: 'company', label: 'Betriebe' },
]

export const residence: readonly Option[] = [
  { value: 'gestattung', label: 'Aufenthaltsgestattung', detail: 'Das Asylverfahren läuft noch.' },
  { value: 'duldung', label: 'Duldung', detail: 'Die Abschiebung ist ausgesetzt.' },
  {
    value: 'erlaubnis',
    label: 'Aufenthaltserlaubnis',
    detail: 'Mit oder ohne Beschränkung der Beschäftigung.',
  },
]

export const palette: readonly PaletteGroup[] = [
  {
    id: 'commands',
    label: 'Befehle',
    items: [
      { id: 'case.new', label: 'Neuer Fall', shortcut: 'Strg+N' },
      { id: 'consultation.new', label: 'Gespräch erfassen', shortcut: 'Strg+G' },
      { id: 'lock', label: 'Sperren', shortcut: 'Strg+L' },
    ],
  },
  {
    id: 'cases',
    label: 'Fälle',
    items: [
      { id: 'case-1', label: 'MD-7K3F-9', detail: 'Beschäftigungserlaubnis einholen bis 04.12.2026' },
      { id: 'case-2', label: 'MD-2QXA-4', detail: 'Rückmeldung der Berufsberatung abwarten' },
    ],
  },
]

export const events: readonly (TimelineEntry & { readonly text: string })[] = [
  {
    id: '1',
    on: '2026-11-20',
    title: 'Gespräch',
    detail: 'persönlich, 40 Minuten, MB',
    text: 'Unterlagen für den Beschäftigungserlaubnisantrag durchgesehen. Es fehlt die Stellenbeschreibung des Betriebs.',
  },
  {
    id: '2',
    on: '2026-11-06',
    title: 'Verweis an die Ausländerbehörde',
    detail: 'angenommen',
    text: 'Termin am 04.12.2026, mitzubringen: Ausbildungsvertrag, Passkopie.',
  },
  {
    id: '3',
    on: '2026-10-14',
    title: 'Fall eröffnet',
    detail: 'MB',
    text: 'Wunsch: Ausbildung im Metallbau.',
  },
]

export interface SampleRow {
  readonly code: string
  readonly group: string
  readonly region: string
  readonly step: string
  readonly on: string
  readonly open: boolean
}

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const steps = [
  'Beschäftigungserlaubnis beantragen',
  'Rückmeldung der Berufsberatung abwarten',
  'Unterlagen für die Ausbildungsvorbereitungsmaßnahme sammeln',
  'Probearbeit vereinbaren',
]

/** Row `index` of the large sample; the same every time. */
export function sampleRow(index: number): SampleRow {
  const letter = (place: number): string =>
    letters.charAt(Math.floor(index / letters.length ** place) % letters.length)
  return {
    code: `MD-${letter(3)}${letter(2)}${letter(1)}${letter(0)}-${index % 10}`,
    group: groups[index % groups.length]?.label ?? '',
    region: ['Magdeburg', 'Harz', 'Börde', 'Stendal'][index % 4] ?? '',
    step: steps[index % steps.length] ?? '',
    on: `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    open: index % 5 !== 0,
  }
}

export const sampleTotal = 50_000

export const sampleColumns: readonly GridColumn<SampleRow>[] = [
  { id: 'code', label: 'Fallcode', width: '8rem', sortable: true, text: (row) => row.code },
  { id: 'group', label: 'Zielgruppe', width: '10rem', sortable: true, text: (row) => row.group },
  { id: 'region', label: 'Region', width: '8rem', text: (row) => row.region },
  { id: 'step', label: 'Nächster Schritt', width: 'minmax(16rem, 1fr)', text: (row) => row.step },
  { id: 'on', label: 'Am', width: '7rem', sortable: true },
  { id: 'state', label: 'Stand', width: '8rem' },
]

const svgPage = (title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="white"/><text x="60" y="100" font-size="24" font-family="sans-serif">${title}</text>${Array.from(
    { length: 18 },
    (_, line) =>
      `<rect x="60" y="${150 + line * 32}" width="${line % 4 === 3 ? 260 : 470}" height="8" fill="#c9ccd6"/>`,
  ).join('')}</svg>`

export const samplePages: readonly string[] = [svgPage('Fallzusammenfassung'), svgPage('Seite 2')]
