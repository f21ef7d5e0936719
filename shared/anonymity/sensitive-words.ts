/**
 * Words about health, belief, flight, courts and love (Art. 9 and 10 GDPR). They name nobody, so the hint is a gentler
 * one: does the advice on training need this? Occupations and bodies that hold such a word (Krankenpflege, Krankenkasse) are none.
 */
import { tracesBy, type GentleKind, type Rule } from '#shared/anonymity/trace.ts'

const lists: Readonly<Record<GentleKind, string>> = {
  health:
    'krank|erkrankt|Krankheit|Erkrankung|Diagnose|schwanger|Schwangerschaft|Fehlgeburt|Depression(?:en)?|depressiv|Trauma|traumatisiert|Traumatisierung|PTBS|HIV|Aids|Hepatitis|Epilepsie|Diabetes|Krebs|Asthma|Tuberkulose|Behinderung|behindert|schwerbehindert|Schwerbehinderung|Psychose|psychisch|Suizid|suizidal|süchtig|Suchterkrankung|drogenabhängig|alkoholabhängig|Medikamente?|Operation|operiert|Psychotherapie|Therapie|Klinik',
  religion:
    'Muslim(?:a|in|e|innen)?|muslimisch\\p{L}{0,2}|Moslem|Islam|islamisch\\p{L}{0,2}|Christ(?:in|en)?|christlich\\p{L}{0,2}|Jesid(?:e|in|en)|jesidisch\\p{L}{0,2}|Alevit(?:e|in|en)?|Jude|Jüdin|jüdisch\\p{L}{0,2}|konvertiert|Konversion|getauft|Taufe|Atheist(?:in)?|Kopftuch|Moschee|Gebetszeiten|Ramadan',
  flight:
    'Folter|gefoltert|Verfolgung|(?:politisch|religiös|staatlich)\\s+verfolgt|Schlepper|Schleuser|Fluchtgr(?:und|ünde|ünden)|Fluchtroute|Fluchtweg|Zwangsheirat|zwangsverheiratet|Zwangsrekrutierung|Beschneidung|Vergewaltigung|vergewaltigt|Taliban|desertiert|Menschenhandel|Bootsflucht|im Gefängnis',
  court:
    'vorbestraft|Vorstrafen?|Straftat(?:en)?|Strafverfahren|Strafanzeige|verurteilt|Bewährung(?:sstrafe)?|Bewährungshelfer(?:in)?|Untersuchungshaft|inhaftiert|Haftstrafe',
  intimate:
    'homosexuell|schwul|lesbisch|bisexuell|transsexuell|transgender|trans\\s?(?:Mann|Frau)|intersexuell|sexuelle Orientierung',
}

const rules: readonly Rule[] = (Object.entries(lists) as [GentleKind, string][]).map(([kind, words]) =>
  tracesBy(new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu'), () => ({
    kind,
    fixes: fixesOf(kind),
  })),
)

function fixesOf(kind: GentleKind): readonly string[] {
  return kind === 'health' ? ['besonderer Bedarf', ''] : ['']
}

export const findSensitiveWords: Rule = (text) => rules.flatMap((rule) => rule(text))
