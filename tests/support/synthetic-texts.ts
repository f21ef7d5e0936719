/**
 * German notes out of building blocks of our own, so that search, fonts and sizes meet what offices write. No names,
 * no addresses, no real cases.
 */
import type { Dice } from '#tests/support/dice.ts'

const occasions = [
  'Möchte im Sommer eine Ausbildung beginnen und sucht noch einen Betrieb',
  'Fragt, ob die Duldung für eine Ausbildung reicht',
  'Zeugnisse liegen im Original vor, die Übersetzung fehlt',
  'Ist unsicher, welcher Beruf passt, und möchte sich orientieren',
  'Braucht Hilfe bei der Bewerbung und beim Lebenslauf',
  'Hat eine Zusage für ein Praktikum und fragt nach der Erlaubnis',
  'Die Berufsschule fällt schwer, vor allem die Fachsprache',
  'Fragt nach Geld während der Ausbildung und nach der Fahrkarte',
  'Möchte den Schulabschluss anerkennen lassen',
  'Der Betrieb überlegt, zum ersten Mal auszubilden',
  'Die Eltern möchten verstehen, wie die duale Ausbildung funktioniert',
  'Überlegt, die Ausbildung abzubrechen, und sucht Rat',
]

const works = [
  'Lebenslauf gemeinsam überarbeitet',
  'Anforderungen des Berufs besprochen',
  'Wege zur Ausländerbehörde und nötige Unterlagen erklärt',
  'Antrag auf Anerkennung vorbereitet',
  'Stellenangebote durchgesehen und drei ausgewählt',
  'Über Berufsausbildungsbeihilfe und Wohnen gesprochen',
  'Gespräch mit der Berufsberatung vorbereitet',
  'Übungsaufgaben für den Einstellungstest mitgegeben',
  'Rechte und Pflichten in der Probezeit erläutert',
  'Möglichkeiten der Einstiegsqualifizierung vorgestellt',
  'Sprachkursangebote in der Nähe verglichen',
  'Ausbildungsvertrag Punkt für Punkt gelesen',
]

const observations = [
  'spricht sicher und fragt genau nach',
  'ist handwerklich geschickt und pünktlich',
  'wirkt erschöpft, die Unterkunft ist laut',
  'arbeitet gern mit älteren Menschen',
  'hat Erfahrung in einer Werkstatt gesammelt',
  'liest Fachtexte noch mit Mühe',
  'kann gut rechnen und skizzieren',
  'kümmert sich nachmittags um jüngere Geschwister',
  'fährt täglich über eine Stunde mit dem Bus',
  'übernimmt im Kurs oft das Übersetzen',
]

const agreements = [
  'Zeugnisse und Übersetzung mitbringen',
  'beim Betrieb wegen eines Praktikums anrufen',
  'Termin bei der Berufsberatung vereinbaren',
  'Antrag ausfüllen und Kopie behalten',
  'Vertrag vor der Unterschrift zeigen',
  'Nachweis über den Sprachkurs besorgen',
  'Unterlagen für die Beihilfe zusammenstellen',
  'Rückmeldung der Kammer abwarten',
]

const followUps = [
  'Hat das Gespräch stattgefunden?',
  'Ist die Eintragung beantragt?',
  'Liegt die Übersetzung vor?',
  'Wie läuft die Probezeit?',
  'Ist der Bescheid gekommen?',
  'Papier läuft ab: Verlängerung beantragt?',
  'Zusage des Betriebs nachfragen',
]

const reasons = [
  'Als ausbildungsuchend melden',
  'Schulabschluss anerkennen lassen',
  'Beschäftigungserlaubnis beantragen',
  'Sprachkurs auf B2-Niveau finden',
  'Fragen zum Asylverfahren klären',
  'Lernhilfe während der Ausbildung',
  'Eignung des Betriebs feststellen lassen',
]

export function concernText(dice: Dice): string {
  return `${dice.one(occasions)}.`
}

export function strengthsText(dice: Dice): string {
  return dice.chance(0.6) ? `${capital(dice.one(observations))}; ${dice.one(observations)}.` : ''
}

/** One to four sentences, now and then with a line of its own. */
export function noteText(dice: Dice): string {
  const sentences = [
    dice.one(occasions),
    ...Array.from({ length: dice.below(3) }, () => dice.one(works)),
    ...(dice.chance(0.5) ? [capital(dice.one(observations))] : []),
  ]
  return `${sentences.join(dice.chance(0.1) ? '.\n' : '. ')}.`
}

export function agreementText(dice: Dice): string {
  return capital(dice.one(agreements))
}

export function followUpText(dice: Dice): string {
  return dice.one(followUps)
}

export function reasonText(dice: Dice): string {
  return dice.one(reasons)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
