/**
 * The reply slip as a file of plain text, for a body that answers by e-mail: it opens everywhere, is filled in with the
 * keyboard, and holds what the printed one does. The five answers have the numbers that are typed when one comes in.
 */
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import type { ReplySlipInput } from '#shared/documents/reply-slip.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'

/** Lines end as Windows' own editor wants them. */
const lineEnd = '\r\n'

export function replySlipText({ referral, office, bodyTypeWords }: Omit<ReplySlipInput, 'made'>): string {
  const facts = [
    ['Von', office],
    ['An', joinWords([referral.body || bodyTypeWords, referral.town])],
    ['Verwiesen am', writeDay(referral.on)],
    ['Anlass', oneLine(referral.reason)],
    ['Antwort erbeten bis', writeDay(referral.feedbackDue)],
  ]
  const known = facts.filter(([, words]) => words !== '').map(([name, words]) => `${name}: ${words}`)
  return [`Rückmeldung, Code ${replyCodeOf(referral.id)}`, '', ...known, '', ...toFillIn, ''].join(lineEnd)
}

function oneLine(words: string): string {
  return words.trim().replaceAll(/\s*\n\s*/g, ' ')
}

const toFillIn = [
  'Wir haben jemanden an Sie verwiesen und möchten wissen, ob der Weg richtig war.',
  'Hier steht kein Name. Bitte schreiben Sie auch keinen dazu.',
  'Bitte ausfüllen und mit dem Code zurückschicken.',
  '',
  'Was ist daraus geworden? Bitte ein x in eine Klammer setzen.',
  '[ ] 1 angekommen',
  '[ ] 2 abgelehnt oder nicht zuständig',
  '[ ] 3 nicht hingegangen',
  '[ ] 4 Angebot gemacht',
  '[ ] 5 unbekannt',
  '',
  'Weiter an:',
  'Kurz, ohne Namen:',
  'Nächster Termin:',
  'Datum und Kürzel:',
]
