/** The part of the vault's interface about how the partner offices stand, and what was exchanged. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { ExchangeLog } from '#shared/exchange/exchange-log.ts'
import type { PartnerState } from '#shared/exchange/partner-state.ts'

/** An erased case and where it is known to be erased; nothing of its content is left to be told. */
export interface Erasure {
  /** Its random id: all that is left. */
  readonly id: string
  readonly on: CalendarDate
  /** Offices that are known to have erased it, of all; the own one counts too. */
  readonly confirmed: number
  readonly offices: number
  /** Names of the others. */
  readonly missing: readonly string[]
}

export interface Erasures {
  readonly total: number
  /** Of them not known to be erased everywhere. */
  readonly open: number
  /** Some of them: open ones first, the newest first. */
  readonly rows: readonly Erasure[]
}

export interface ExchangeHistory {
  /** The newest first. */
  readonly entries: ExchangeLog
  readonly names: readonly { readonly id: string; readonly name: string }[]
}

export interface PartnerApi {
  /** How each partner office stands, and what to do next. */
  readonly partnerStates: (today: CalendarDate) => Promise<readonly PartnerState[]>
  readonly exchangeHistory: () => Promise<ExchangeHistory>
  /** Empty where the office works alone. */
  readonly erasures: () => Promise<Erasures>
  /**
   * Whether the file of the last package was written. If it was not, what it held counts as not sent; its number stays
   * used. Says nothing of an older one.
   */
  readonly packageLeft: (name: string, isWritten: boolean) => Promise<void>
  /**
   * Whether the last package, if it goes by this name, may be written after all. Not where something was erased, reduced or
   * taken back since it was made, for what is sealed in it nobody can take out; nor where the network or what its offices
   * receive is another by now. To be asked before a person chooses where: what changes meanwhile is not seen.
   */
  readonly mayStillLeave: (name: string) => Promise<boolean>
}
