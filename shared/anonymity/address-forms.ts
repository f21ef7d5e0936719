/** Herr, Frau, Familie and a name. Where a body is named behind it, the body is what the note needs. */
import { capitalised, isNoName } from '#shared/anonymity/no-names.ts'
import type { Rule, Trace } from '#shared/anonymity/trace.ts'

const title = '(?:(?:Dr|Prof|Dipl|Ing)\\.(?:-\\p{L}+\\.?)?\\s+)'
const form = new RegExp(
  `(?<![\\p{L}\\d])(Herrn?|Hr\\.|Frau|Fr\\.|Familie|Fam\\.|Mr\\.?|Mrs\\.?|Ms\\.?|Onkel|Tante|Dr\\.|Prof\\.)\\s+${title}*(?:(?:von|van|de|al|el|bin|abu)\\s+)?(${capitalised}|\\p{Lu}\\.)(?:\\s+(${capitalised}))?`,
  'gu',
)
/** "… vom Jobcenter", "… (Ausländerbehörde)": whom one talks to there is nobody's business, where, is. */
const body =
  /^\s*(?:,\s*|\(\s*|(?:von der|vom|bei der|beim|aus dem|aus der|im|in der)\s+)(ABH|Ausländerbehörde|Jobcenter|Agentur für Arbeit|Arbeitsagentur|Jugendamt|Sozialamt|BAMF|IHK|Handwerkskammer|HWK|Landesschulamt|Berufsschule|Schule|Volkshochschule|VHS|JMD|Jugendmigrationsdienst|Migrationsberatung|Landkreis|Klassenleitung|Betrieb)(?![\p{L}])(?:\s*\))?/u

export const findAddressForms: Rule = (text) => [...text.matchAll(form)].flatMap((match) => read(text, match))

function read(text: string, match: RegExpExecArray): readonly Trace[] {
  const [, said = '', name = ''] = match
  if (isNoName(name)) return []
  const at = match.index
  const called = withoutNoun(match)
  const behind = body.exec(text.slice(at + called.length, at + called.length + 60))
  const [more, place] = behind ?? ['', null]
  const end = at + called.length + more.length
  const fixes = place ? [place, 'Ansprechperson', ''] : fixesFor(said)
  return [{ kind: 'address-form', at, end, text: text.slice(at, end), fixes }]
}

/** A second capital may be the surname or the noun of the sentence; nouns stay. */
function withoutNoun([whole, , , second]: RegExpExecArray): string {
  return second !== undefined && isNoName(second) ? whole.slice(0, -second.length).trimEnd() : whole
}

const fixesOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Fam/u, ['Familie', '']],
  [/^(?:Frau|Fr\.|Mrs|Ms)/u, ['Mutter', 'Ansprechperson', '']],
  [/^(?:Herr|Hr|Mr)/u, ['Vater', 'Ansprechperson', '']],
]

function fixesFor(said: string): readonly string[] {
  return fixesOf.find(([start]) => start.test(said))?.[1] ?? ['Ansprechperson', '']
}
