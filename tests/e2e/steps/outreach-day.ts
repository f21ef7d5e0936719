/** Eight people at the collective accommodation, nobody real: what is typed for each, and what must have come of it. */
import type { QuickTalk } from '#tests/e2e/steps/outreach-steps.ts'

export const place = 'Gemeinschaftsunterkunft Gardelegen'
export const region = 'Altmarkkreis Salzwedel'

/** First letters, as one types them when looking at the person and not at the screen. */
export interface DayTalk extends QuickTalk {
  readonly becomes: {
    readonly profile: Readonly<Record<string, string>>
    readonly topics: readonly string[]
    readonly bodyType: string
  }
}

const profileOf = (values: string): Readonly<Record<string, string>> => {
  const [clientGroup = '', ageBand = '', gender = '', residence = '', german = ''] = values.split(' ')
  return { clientGroup, ageBand, gender, residence, german }
}

export const talks: readonly DayTalk[] = [
  {
    typed: { sex: 'm', group: 'j', age: '18', residence: 'ged', german: 'b1', body: 'ausl' },
    topics: ['auf', 'bew'],
    note: 'Zusage Pflege ab August, Papiere fehlen noch.',
    next: { what: 'Nach dem Vertrag fragen', weeks: '2' },
    becomes: {
      profile: profileOf('young-person 18-20 male tolerated b1'),
      topics: ['residence-permit', 'application'],
      bodyType: 'immigration-office',
    },
  },
  {
    typed: { sex: 'w', age: '21', residence: 'im', german: 'a2', body: 'volk' },
    topics: ['spr'],
    note: 'Sucht einen Kurs am Vormittag, Kind in der Kita.',
    next: { what: 'Kursbeginn pruefen', weeks: '4' },
    becomes: {
      profile: profileOf('young-person 21-24 female asylum-procedure a2'),
      topics: ['language'],
      bodyType: 'adult-education-centre',
    },
  },
  {
    typed: { sex: 'm', age: '15', residence: 'schutz', german: 'a1', body: 'agentur' },
    topics: ['schulp'],
    note: 'Seit drei Wochen ohne Schulplatz.',
    next: { what: 'Schule anrufen', weeks: '1' },
    becomes: {
      profile: profileOf('young-person 15-17 male protection a1'),
      topics: ['schooling'],
      bodyType: 'employment-agency',
    },
  },
  {
    typed: { sex: 'w', group: 'e', age: '35', residence: 'schutz', german: 'a1', body: 'agentur' },
    topics: ['eltern'],
    note: 'Fragt fuer den Sohn nach dem dualen System.',
    next: { what: 'Elternabend melden', weeks: '2' },
    becomes: {
      profile: profileOf('parent 35-54 female protection a1'),
      topics: ['parents-system'],
      bodyType: 'employment-agency',
    },
  },
  {
    typed: { sex: 'm', group: 'j', age: '25', residence: 'ged', german: 'b2', body: 'handw' },
    topics: ['anerkennung b'],
    note: 'Elektriker, Zeugnisse nicht uebersetzt.',
    next: { what: 'Unterlagen sichten', weeks: '2' },
    becomes: {
      profile: profileOf('young-person 25-26 male tolerated b2'),
      topics: ['vocational-recognition'],
      bodyType: 'chamber-of-crafts',
    },
  },
  {
    typed: { sex: 'w', age: '18', residence: 'vor', german: 'b1', body: 'agentur' },
    topics: ['ori', 'pra'],
    note: 'Moechte im Handel ein Praktikum machen.',
    next: { what: 'Betrieb nennen', weeks: '2' },
    becomes: {
      profile: profileOf('young-person 18-20 female temporary-protection b1'),
      topics: ['orientation', 'internship'],
      bodyType: 'employment-agency',
    },
  },
  {
    typed: { sex: 'm', age: '27', residence: 'im', german: 'kei', body: 'volk' },
    topics: ['spr'],
    note: 'Braucht zuerst einen Alphakurs.',
    next: { what: 'Platz nachfragen', weeks: '4' },
    becomes: {
      profile: profileOf('young-person 27-29 male asylum-procedure none'),
      topics: ['language'],
      bodyType: 'adult-education-centre',
    },
  },
  {
    typed: { sex: 'd', age: '18', residence: 'ged', german: 'a2', body: 'agentur' },
    topics: ['fin'],
    note: 'Fragt nach BAB und Fahrtkosten.',
    next: { what: 'Bescheid ansehen', weeks: '2' },
    becomes: {
      profile: profileOf('young-person 18-20 diverse tolerated a2'),
      topics: ['funding'],
      bodyType: 'employment-agency',
    },
  },
]
