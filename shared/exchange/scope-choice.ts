/**
 * An office's choices of what its partners receive, as its devices tell each other: the office chooses, not the laptop
 * that happened to be open. README.md of this room, section 8.
 */
import * as z from 'zod'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { peerOf, withPeer, type ExchangeState, type OfficeScope } from '#shared/exchange/exchange-state.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { OfficeId, Vector } from '#shared/exchange/package-header.ts'
import type { ExportPlan } from '#shared/exchange/plan-export.ts'
import { Scope } from '#shared/exchange/scope.ts'
import { markOfValue } from '#shared/exchange/sent-package.ts'
import { covers, joinVectors } from '#shared/records/knowledge.ts'
import type { DeviceId } from '#shared/records/record.ts'

/** A line of a package: what a partner office receives, or `null` where that was taken back. */
export const ScopeChoice = z.looseObject({
  t: z.literal('scope'),
  of: OfficeId,
  /** A later program may know more scopes; what is not known here is not taken over. */
  scope: z.string().max(40).nullable(),
  since: CalendarDate.nullable(),
  /** Which choices for this partner it knew of, itself included. No clock decides which is the later one. */
  knows: Vector,
})
export type ScopeChoice = z.infer<typeof ScopeChoice>

type Choices = Pick<ExchangeState, 'scopes'>

/** All choices known here, for the other devices of the own office. */
export function choiceLines({ scopes }: Choices): readonly ScopeChoice[] {
  return Object.entries(scopes).map(([of, choice]) => ({ t: 'scope', of, ...choice }))
}

/** Names the choices known here. */
export function markOfChoices({ scopes }: Choices): string {
  return markOfValue(['scopes', scopes])
}

/**
 * The recipients that are told of the choices: further devices of the sender's office. Not where somebody could read along
 * who does not receive everything, and not in a package that blocked devices can open.
 */
export function inOwnOffice({
  kind,
  recipients,
  directory,
  between,
  tellsOthers,
}: Pick<ExportPlan, 'kind' | 'recipients' | 'directory' | 'between' | 'tellsOthers'>): readonly DeviceId[] {
  if (kind === 'directory' || !tellsOthers) return []
  const own = directory.offices.find(({ id }) => id === between.ours)
  const devices = new Set(own?.devices.map(({ id }) => id))
  return recipients.map(({ id }) => id).filter((id) => devices.has(id))
}

/** Whether one of these devices of the own office was not told of the choices as they are now. */
export function isChoiceNew(state: ExchangeState, devices: readonly DeviceId[]): boolean {
  if (Object.keys(state.scopes).length === 0) return false
  const mark = markOfChoices(state)
  return devices.some((id) => peerOf(state, id).choices !== mark)
}

/** The state after the choices were told to some devices, or heard from one. */
export function withToldChoices(
  state: ExchangeState,
  devices: readonly DeviceId[],
  choices: string,
): ExchangeState {
  return devices.reduce((before, id) => withPeer(before, id, { choices }), state)
}

export interface ToldChoices {
  readonly choices: readonly ScopeChoice[]
  readonly sender: string
  /** The office of the reading device; `null` where it belongs to none. */
  readonly office: string | null
  readonly directory: NetworkDirectory
}

/** The state after a package. Only a device of the own office has a say in what this office gives away. */
export function afterChoices(state: ExchangeState, told: ToldChoices): ExchangeState {
  const { choices, sender, office, directory } = told
  const own = directory.offices.find(({ id }) => id === office)
  if (choices.length === 0 || !own?.devices.some(({ id }) => id === sender)) return state
  const said = choices.map(({ of, scope, since, knows }) => [of, { scope, since, knows }] as const)
  const heard = withToldChoices(state, [sender], markOfValue(['scopes', Object.fromEntries(said)]))
  return { ...heard, scopes: scopesAfter(state.scopes, told) }
}

function scopesAfter(
  scopes: ExchangeState['scopes'],
  { choices, office, directory }: ToldChoices,
): ExchangeState['scopes'] {
  const partners = new Set(directory.offices.map(({ id }) => id))
  const after = new Map(Object.entries(scopes))
  for (const { of, scope, since, knows } of choices) {
    const told = Scope.nullable().safeParse(scope)
    if (!told.success || !partners.has(of) || of === office) continue
    after.set(of, laterChoice(after.get(of), { scope: told.data, since, knows }))
  }
  return Object.fromEntries(after)
}

/** From nothing to everything. */
const widths: readonly (Scope | null)[] = [null, 'figures', 'transfers', 'all']

/** The later of two choices; of two that did not know of each other the one that gives less away. */
function laterChoice(ours: OfficeScope | undefined, theirs: OfficeScope): OfficeScope {
  if (!ours) return theirs
  const isLater = covers(theirs.knows, ours.knows)
  if (isLater !== covers(ours.knows, theirs.knows)) return isLater ? theirs : ours
  return { ...narrowerOf(ours, theirs), knows: joinVectors(ours.knows, theirs.knows) }
}

/** Of the same choice twice any rule does, as long as all devices come to one day. */
function narrowerOf(ours: OfficeScope, theirs: OfficeScope): OfficeScope {
  const wider = widths.indexOf(ours.scope) - widths.indexOf(theirs.scope)
  if (wider !== 0) return wider > 0 ? theirs : ours
  return (theirs.since ?? '') < (ours.since ?? '') ? theirs : ours
}
