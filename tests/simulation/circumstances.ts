/**
 * What a simulated year is made of. Cases, contacts and their mix follow what is known of such services (norm and
 * practice of the advice centres: 150 planned and 250 real cases a year and adviser, four in ten accompanied for long);
 * carriers, clocks and absences are chosen on the rough side.
 */

export interface Circumstances {
  readonly seed: number
  readonly offices: number
  readonly devices: number
  /** Days of work; after them packages only travel, until everybody has everything. */
  readonly days: number
  /** Of so many packages about one is made, sealed, opened and taken over in full. */
  readonly sampleEvery: number
}

/** New cases of one adviser in a year. */
export const casesAYear = 250
/** Share of cases that are accompanied: three to five contacts; the others have one or two. */
export const accompanied = 0.4
/** Referrals of a case. */
export const referralsOfCase = [
  [0, 15],
  [1, 40],
  [2, 30],
  [3, 15],
] as const
export const feedbackShare = 0.7
export const closedShare = 0.8
export const erasedShare = 0.015
/** A later contact is held by a colleague, at another device of the office. */
export const colleagueShare = 0.15
/** Two of one office write in the same field of a case within days. */
export const strangerShare = 0.005
/** A contact changes what is known of the person. */
export const factShare = 0.4

/** Working days a year that a device stays closed, in spells of one to three weeks. */
export const daysAway = 30

/** An office sends once a week, if nobody forgets. */
export const forgotten = 0.1

/** How often a way is taken between two offices, and how many days it takes. */
export const carriers = [
  [{ name: 'folder', days: 1 }, 40],
  [{ name: 'mail', days: 2 }, 40],
  [{ name: 'stick', days: 8 }, 20],
] as const
export const lostShare = 0.05
export const doubledShare = 0.05
export const lateShare = 0.08
/** A late package lies about for up to so many days more. */
export const latest = 30

/** Clocks: most are right to minutes, some by hours, a few wrong by up to three years. */
export const clockErrors = [
  [2 * 60_000, 80],
  [12 * 3_600_000, 17],
  [3 * 365 * 86_400_000, 3],
] as const

/** Days after which it counts as broken that not everybody has everything. */
export const patience = 400

export const dayLength = 86_400_000
export const firstDay = Date.UTC(2026, 0, 5)
