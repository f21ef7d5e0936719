/** Texts that nobody would write by chance, one for each place where free text can be typed. */
import type { ItemKind } from '#shared/domain/item.ts'
import type { JsonValue } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { CaseFacts, Talk } from '#tests/e2e/steps/case-steps.ts'
import { newCase, talk } from '#tests/e2e/steps/sample-day.ts'

/** Stands in every one of them. ASCII, because a real keyboard types it. */
export const canary = 'zwergkanarie'

const sing = (place: string) => `${canary} ${place}`

export const canaryPassphrase = 'violett zwergkanarie trinkt 47 eimer'
export const canaryOffice = sing('dienststelle')

export const canaryCase: CaseFacts = { ...newCase, lists: {}, topics: [], concern: sing('anliegen') }

export const canaryTalk: Talk = {
  ...talk,
  topics: [],
  note: sing('notiz'),
  agreement: sing('vereinbarung'),
  followUp: sing('wiedervorlage'),
}

export const canaryReason = sing('anlass')
export const canaryDraft = sing('entwurf')
export const canarySearch = sing('suche')

/** Registers of each kind of record beside the cases. */
export const canaryItems: readonly (readonly [ItemKind, readonly RegisterWrite[]])[] = [
  [
    'event',
    [
      { name: 'title', value: sing('titel') },
      { name: 'note', value: sing('veranstaltung') },
    ],
  ],
  ['body', [{ name: 'name', value: sing('stelle') }]],
  ['programme', [{ name: 'name', value: sing('programm') }]],
  [
    'list-value',
    [
      { name: 'list', value: 'topic' },
      { name: 'value', value: 'x-0a1b2c3d' },
      { name: 'label', value: sing('wert') },
    ],
  ],
  ['saved-view', [{ name: 'name', value: sing('ansicht') }]],
  [
    'transfer',
    [
      { name: 'from', value: 'o01' },
      { name: 'to', value: 'o02' },
      { name: 'sentOn', value: '2026-11-22' },
      { name: 'wish', value: sing('wunsch') },
    ],
  ],
]

/** Half-typed forms of the screens that no test above fills. */
export const canaryDrafts: readonly (readonly [string, JsonValue])[] = [
  ['outreach-form', { place: sing('ort') }],
  ['hand-over-KA', { note: sing('uebergabe') }],
  ['leaflet-contact', sing('kontakt')],
]
