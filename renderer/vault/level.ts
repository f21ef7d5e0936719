/**
 * Start-up: brings the working copy level with the journal, or makes it anew, and says what it did.
 *
 * | working copy | journal | then |
 * |---|---|---|
 * | stands at its end | whole | nothing to do |
 * | behind | whole | the missing frames are replayed |
 * | ahead | lost its tail, or cannot be read | the copy holds what the journal lost: a snapshot is due |
 * | heads damaged | whole | heads are derived anew from the bodies |
 * | gone, damaged, of another history | whole | made anew from snapshot and journal |
 * | not ahead | broken in the middle | `JournalBroken`: confirmed changes are lost, a person decides |
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import { deriveHeads, replayJournal, remake } from '#renderer/vault/remake.ts'
import type { StoreParts, StoreState } from '#renderer/vault/record-store.ts'
import type { OnProgress, UnlockReport } from '#renderer/vault/vault-api.ts'
import type { CopyContent, CopyProblem } from '#renderer/vault/working-copy.ts'

export type LevelReport = Pick<
  UnlockReport,
  'replayed' | 'rebuilt' | 'tornBytes' | 'chainBroken' | 'readOnly'
>

export interface Levelled {
  readonly state: StoreState
  readonly report: LevelReport
}

export type LevelError =
  | { readonly type: 'JournalBroken'; readonly snapshotId: string | null; readonly snapshotOf: string | null }
  /** Snapshot and journal are under the next key: a rekey was not finished. The generation before holds the same. */
  | { readonly type: 'RekeyUnfinished'; readonly snapshotId: string }

export interface LevelPlan {
  readonly parts: StoreParts
  readonly onProgress: OnProgress
}

type Opened = Output<'openJournal'>
type OpenJournal = Extract<Opened, { state: 'open' }>

export async function bringLevel(plan: LevelPlan): Promise<Result<Levelled, LevelError>> {
  const { parts } = plan
  const opened = await parts.machine.openJournal({ vaultId: parts.vaultId })
  const found = await parts.copy.read()
  if (opened.state === 'unreadable') return beginJournalAgain(plan, opened.generations, found)
  const content = ofThisHistory(found, opened)
  if (content && content.position.seq > opened.frames) return keepCopy(plan, opened, content)
  // What follows the break was confirmed once and stands nowhere else.
  if (opened.chainBroken) return err(brokenAt(opened.generations, 0))
  const followed = content && (await followJournal(plan, opened, content))
  return followed ? ok(followed) : makeAnew(plan, opened, typeof found === 'string' ? found : 'Unreadable')
}

/**
 * The journal cannot be read at all. Where the working copy follows the same snapshot, it holds what the journal held:
 * a fresh journal is begun after that snapshot, and the copy, which is then ahead, is written down.
 */
async function beginJournalAgain(
  plan: LevelPlan,
  generations: Opened['generations'],
  found: CopyContent | CopyProblem,
): Promise<Result<Levelled, LevelError>> {
  const { machine, vaultId } = plan.parts
  const broken = err(brokenAt(generations, 0))
  if (typeof found === 'string' || found.position.seq === 0) return broken
  const { snapshotId } = found.position
  if (snapshotId !== generations[0]?.snapshotId) return broken
  const taken = await machine.useGeneration({ snapshotId })
  const opened = taken.ok ? await machine.openJournal({ vaultId }) : null
  return opened?.state === 'open' ? keepCopy(plan, { ...opened, chainBroken: true }, found) : broken
}

/**
 * The copy, where it follows the current snapshot; `null` for one that does not. A copy that stood level when a snapshot
 * was finished is at the beginning of the journal after it.
 */
function ofThisHistory(
  found: CopyContent | CopyProblem,
  { snapshotId, generations }: OpenJournal,
): CopyContent | null {
  if (typeof found === 'string') return null
  const { position } = found
  if (position.snapshotId === snapshotId) return found
  const isNext = position.sameAsNext && position.snapshotId === generations[1]?.snapshotId
  return isNext ? { ...found, position: { ...position, snapshotId, seq: 0, sameAsNext: false } } : null
}

/** The working copy is ahead: it has what the journal lost. */
async function keepCopy(
  plan: LevelPlan,
  opened: OpenJournal,
  content: CopyContent,
): Promise<Result<Levelled, LevelError>> {
  const headsOnly = content.entries === null
  const taken = await takeIndex(plan, content)
  if (!taken)
    return opened.chainBroken ? err(brokenAt(opened.generations, 0)) : makeAnew(plan, opened, 'Unreadable')
  const report = reportOf(opened, { rebuilt: headsOnly ? 'heads-only' : 'no' })
  return ok({ state: { ...stateOf(content, opened), snapshotDue: true }, report })
}

/** Replays what is missing. `null`: the copy, or a row of the journal, does not open. */
async function followJournal(
  plan: LevelPlan,
  opened: OpenJournal,
  content: CopyContent,
): Promise<Levelled | null> {
  // The bodies would give states that nobody has confirmed; the files hold all that was.
  if (!content.entries && content.position.strays) return null
  if (!(await takeIndex(plan, content))) return null
  const rebuilt = content.entries === null ? 'heads-only' : 'no'
  const controls = new Map(content.controls)
  const replayed = await replayJournal(plan, { ...content.position, controls })
  if (replayed === null) return null
  const position = { ...content.position, seq: content.position.seq + replayed, sameAsNext: false }
  const state = stateOf({ position, controls }, opened)
  return { state, report: reportOf(opened, { rebuilt, replayed }) }
}

async function takeIndex(plan: LevelPlan, { entries, position }: CopyContent): Promise<boolean> {
  const { index } = plan.parts
  index.clear()
  if (!entries) return deriveHeads(plan, position)
  for (const entry of entries) index.offer(entry)
  return true
}

async function makeAnew(
  plan: LevelPlan,
  opened: OpenJournal,
  problem: CopyProblem,
): Promise<Result<Levelled, LevelError>> {
  const remade = await remake(plan, opened.snapshotId)
  if (remade.type === 'Unopenable') {
    const [, before] = opened.generations
    if (remade.nextKey && before) return err({ type: 'RekeyUnfinished', snapshotId: before.snapshotId })
    return err(brokenAt(opened.generations, 1))
  }
  const isNew = remade.isEmpty && problem === 'Missing'
  const rebuilt = isNew ? 'no' : problem === 'Missing' ? 'working-copy-missing' : 'working-copy-unreadable'
  return ok({ state: stateOf(remade, opened), report: reportOf(opened, { rebuilt }) })
}

function stateOf(
  { position, controls }: Pick<CopyContent, 'position' | 'controls'>,
  opened: OpenJournal,
): StoreState {
  const [current] = opened.generations
  return {
    controls,
    position,
    journalBytes: current?.journalBytes ?? 0,
    pagedBytes: 0,
    snapshotMade: current?.made ?? null,
    snapshotDue: false,
    behind: null,
    halted: null,
    copyLost: false,
  }
}

function reportOf(
  { tornBytes, chainBroken, readOnly }: OpenJournal,
  { rebuilt, replayed = 0 }: { readonly rebuilt: LevelReport['rebuilt']; readonly replayed?: number },
): LevelReport {
  return { replayed, rebuilt, tornBytes, chainBroken, readOnly }
}

/** The newest generation that may be taken up, from place `from` on. */
function brokenAt(generations: Opened['generations'], from: number): LevelError {
  const offered = generations[from]
  return { type: 'JournalBroken', snapshotId: offered?.snapshotId ?? null, snapshotOf: offered?.made ?? null }
}
