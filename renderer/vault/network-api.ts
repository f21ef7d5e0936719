/** The part of the vault's interface that is about the network: offices, their devices, who joins and who is blocked. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Result } from '#shared/base/result.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import type { Standing } from '#shared/exchange/own-office.ts'
import type { SaveError, SealedFile } from '#renderer/vault/vault-api.ts'

/** A device as its office knows it. */
export interface NetworkDevice {
  readonly id: string
  readonly label: string
  readonly from: CalendarDate
  /** The day it was blocked on; `null` for one that is in use. */
  readonly blocked: CalendarDate | null
  readonly isThisDevice: boolean
  /**
   * The 40 digits that the device shows itself: as its own where it administers its office, else as those for content.
   * `null` for a blocked one and for one that may count in another office.
   */
  readonly digits: string | null
}

/** An office this device exchanges packages with: another one, or the further devices of its own. */
export interface PartnerOffice {
  readonly id: string
  readonly name: string
  readonly lastSent: string | null
  readonly lastReceived: string | null
  readonly waiting: number
  /** What it receives from here; `null`: nobody has chosen yet, and nothing is sent. */
  readonly scope: Scope | null
  /** The day of that choice; `null` too in a network from before there was one. */
  readonly scopeSince: CalendarDate | null
  /** The newest rows for counting that came from it. */
  readonly figures: { readonly cases: number; readonly at: CalendarDate } | null
  readonly devices: readonly NetworkDevice[]
}

export interface NetworkState {
  /** `alone`: no second device or office has joined yet. */
  readonly state: 'alone' | 'member'
  /** Where this device stands itself; a blocked one must know. */
  readonly standing: Standing
  readonly network: string | null
  /** 8 groups of 5 digits of this device, to be read out at joining. */
  readonly ownFingerprint: string
  /** What a further device reads out as the signer of content, which goes under its office's key; else `null`. */
  readonly contentFingerprint: string | null
  /** 8 groups of 5 digits of the network's root, once there is a network. */
  readonly rootFingerprint: string | null
  /** Whether this device admits and blocks the devices of its office. */
  readonly administers: boolean
  /** Whether this device holds the key of the network, which admits offices. */
  readonly isRoot: boolean
  /** The own office, as a recipient: what went to and came from its further devices. */
  readonly own: PartnerOffice | null
  readonly partners: readonly PartnerOffice[]
}

export type CardProblem = { readonly type: 'NotACard' } | { readonly type: 'CardForged' }

export type JoinError =
  | CardProblem
  | { readonly type: 'FingerprintDiffers' }
  | { readonly type: 'AlreadyMember' }
  /** Offices are admitted where the network was founded. */
  | { readonly type: 'NotTheFounder' }
  /** Devices are admitted and blocked by the one that administers the office. */
  | { readonly type: 'NotAdministering' }
  /** The card's device was blocked once; that is for ever. */
  | { readonly type: 'CardBlocked' }
  | { readonly type: 'DirectoryFull' }
  /** The card's key administered an office once, and was replaced. */
  | { readonly type: 'KeyReplaced' }
  | SaveError

export type BlockError =
  | { readonly type: 'NotAdministering' }
  | { readonly type: 'OwnDevice' }
  | { readonly type: 'UnknownDevice' }
  | SaveError

export type RootError = { readonly type: 'NotTheFounder' } | { readonly type: 'DirectoryFull' } | SaveError

/** As whom a card is admitted. */
export type AdmitAs =
  | { readonly as: 'office' }
  /** A further device of the own office, by the name the office gives it. */
  | { readonly as: 'device'; readonly label: string }
  /** The device that administers another office from now on, whose own key is lost. */
  | { readonly as: 'renewal'; readonly office: string }

export interface NetworkApi {
  readonly network: () => Promise<NetworkState>
  /** This device's public keys and office name, to be handed to the inviting office. */
  readonly makeCard: () => Promise<SealedFile>
  readonly readCard: (bytes: Uint8Array) => Promise<Result<{ readonly office: string }, CardProblem>>
  /**
   * Takes a card into the network (founding it if need be) and returns the invitation. A card that was admitted as the
   * same before gets its invitation once more. Left out, `as` is another office.
   */
  readonly admit: (
    bytes: Uint8Array,
    typedFingerprint: string,
    as?: AdmitAs,
  ) => Promise<Result<SealedFile, JoinError>>
  /** Blocks a device of the own office, for ever. From then on every package carries it. */
  readonly blockDevice: (id: string) => Promise<Result<null, BlockError>>
  /** Gives the network another root key. Every package carries the change, and whoever trusts the former one follows. */
  readonly renewRoot: () => Promise<Result<null, RootError>>
}
