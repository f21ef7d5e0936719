/**
 * Words that stand where a name could and are none. German writes every noun with a capital, so a capital alone says
 * little: endings of nouns, the words of this work, months and bodies are told apart here.
 */

/** A word with a capital, perhaps in two parts. A pattern for use in others. */
export const capitalised = "\\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}[\\p{Ll}]+)*|\\p{Lu}{5,}"

const ending =
  /(?:ung|ungen|[Ss]traße|[Gg]ymnasium|[Hh]aus|[Ss]tiftung|[Ss]chule|heit|keit|keiten|schaft|tum|ismus|tion|tionen|tät|ment|nis|nisse|schule|schein|zeit|amt|behörde|center|platz|plätze|kurs|kurse|prüfung|vertrag|zeugnis|betrieb|betriebe|beratung|arbeit|geld|recht|hilfe|beruf|berufe)$/u

const words: ReadonlySet<string> = new Set(
  `Agentur Alter Amt Anerkennung Anfang Angebot Anruf Antrag April Arbeit Arzt Aufenthalt August Azubi Bachelor BAföG
  Bedarf Beginn Behörde Beraterin Berater Beruf Bescheid Besuch Betreuer Betreuerin Betrieb Bewerbung Brief Bruder
  Chef Chefin Dame Deutsch Deutschkurs Dezember Diakonie Dienstag Doktor Donnerstag Duldung Eltern Elternteil Ende
  Englisch Erlaubnis Erst Fall Familie Februar Fach Fahrer Ferien Firma Form Frage Frau Freitag Freund Freundin
  Führerschein Gespräch Gruppe Handwerk Haupt Hausmeister Herbst Herr Hilfe Hotel Idee Ihr Ihre Interesse Jahr Jahre
  Januar Job Juli Jugend Juni Kammer Kind Kinder Kita Klasse Kollege Kollegin Kontakt Koch Köchin Kunde Kundin Küche
  Lage Lehrer Lehrerin Lehrling Leiter Leiterin Lebenslauf Mai Mann Mappe März Meister Meisterin Migrant Mitarbeiter
  Mitarbeiterin Mittwoch Monat Montag Mutter Nachweis Natur Neue Neuer November Oktober Oma Opa Ort Papier Papiere
  Partner Partnerin Pass Person Pflege Pfleger Pflegerin Plan Praktikum Problem Protokoll Prüfer Region Rat Ratsuchende
  Samstag Schule Schüler Schülerin Schwester September Sie Sohn Sommer Sonntag Sozial Sprache Stelle Studium Stunde
  Tag Tage Tante Team Teil Telefon Termin Test Thema Tochter Uhr Unterlagen Unterkunft Urlaub Vater Verfahren Verein
  Verständnis Vorschlag Weg Welt Werk Wille Winter Woche Wochen Wohnung Wort Wunsch Zeugnis Ziel Zimmer Zukunft Zusage
  Dies Diese Dieser Das Der Die Den Dem Ein Eine Einen Einer Er Es Wir Und Oder Aber Auch Nach Noch Nur Mit Ohne Von
  Vom Zu Zum Zur Im In Am An Bei Beim Bis Für Seit Will Möchte Hat Ist Kann Soll Wird War Dann Danach Deshalb Heute
  Morgen Alle Alles Beide Jetzt Bitte`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)

export function isNoName(word: string): boolean {
  return words.has(word) || ending.test(word)
}
