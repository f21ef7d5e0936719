/** Texts that nobody would write by chance, one for each place where free text can be typed. */
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
