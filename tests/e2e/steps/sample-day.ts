/** What happens on the sample day. Nobody real: every value comes from the app's own lists. */
import type { CaseFacts, GivenAnswers, Talk } from '#tests/e2e/steps/case-steps.ts'
import { words } from '#tests/support/app-driver/words.ts'

const label = (list: string, value: string) => words(`lists.${list}.${value}`)

export const newCase: CaseFacts = {
  clientGroup: label('clientGroup', 'young-person'),
  lists: {
    region: label('region', 'magdeburg'),
    ageBand: label('ageBand', '18-20'),
    residence: label('residence', 'tolerated'),
    school: label('schoolCertificate', 'foreign-ungraded'),
    german: label('germanLevel', 'b1'),
  },
  topics: [label('topic', 'residence-permit'), label('topic', 'application')],
  concern: 'Möchte im August eine Ausbildung in der Pflege beginnen.',
}

export const talk: Talk = {
  duration: label('duration', '30-60'),
  topics: [label('topic', 'language')],
  note: 'Papiere angesehen. Zusage des Betriebs liegt vor, Vertrag ist unterschrieben.',
  agreement: 'Zeugnis und Vertrag mitbringen',
  due: '+14',
  followUp: 'Nach dem Bescheid der Ausländerbehörde fragen',
  followUpOn: 'in 4 Wochen',
}

/** Answers by the ids of chain D's questions. */
export const chainAnswers: GivenAnswers = {
  paper: label('residenceFine', 'toleration'),
  'side-condition': 'nur mit Erlaubnis der Ausländerbehörde',
  'paper-valid-until': '+60',
  'work-ban': 'kein Verbot',
  identity: 'ja, und rechtzeitig',
  'training-kind': 'Ausbildung in einem anerkannten Beruf (Betrieb oder Schule)',
  'reception-centre': 'Nein',
  'removal-pending': 'Nein',
  'residence-duty': 'Nein',
  contract: 'unterschrieben',
  'toleration-since': '01.03.2026',
  'training-start': '01.08.2027',
}
