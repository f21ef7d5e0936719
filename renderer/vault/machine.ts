/** What the vault asks of the machine: the calls of the contract that concern it, and how frames are read. */
import type { DesktopApi } from '#shared/contract/desktop-api.ts'

export const vaultChannels = [
  'appInfo',
  'readVaultFile',
  'writeVaultFile',
  'settleVaultFile',
  'openJournal',
  'readJournal',
  'holdJournal',
  'appendJournal',
  'beginSnapshot',
  'writeSnapshot',
  'finishSnapshot',
  'abortSnapshot',
  'readSnapshot',
  'useGeneration',
  'dropOlderGenerations',
  'diskSpace',
  'writeBackup',
  'openBackup',
  'readBackup',
  'adoptBackup',
  'exchangeFolder',
  'listExchangeFiles',
  'readExchangeFile',
  'holdExchangeFile',
  'writeExchangeFile',
  'removeExchangeFile',
  'keepFormerFolders',
] as const

export type Machine = Pick<DesktopApi, (typeof vaultChannels)[number]>

export interface NumberedFrame {
  /** Runs from 1. */
  readonly seq: number
  readonly payload: Uint8Array
}

/** One answer of `readJournal`, `readSnapshot` or `readBackup`; `null` when it could not be read. */
type ReadPart = (
  after: number,
) => Promise<{ readonly frames: readonly Uint8Array[]; readonly next: number | null } | null>

/** Frames one after the other, read in parts. Throws `FramesUnreadable` where a part cannot be read. */
export async function* framesOf(readPart: ReadPart, after: number): AsyncGenerator<NumberedFrame> {
  let seq = after
  for (;;) {
    const part = await readPart(seq)
    if (!part) throw new FramesUnreadable()
    for (const payload of part.frames) yield { seq: ++seq, payload }
    if (part.next === null) return
    seq = part.next
  }
}

export class FramesUnreadable extends Error {}

export function journalFrames(
  machine: Machine,
  snapshotId: string,
  after: number,
): AsyncGenerator<NumberedFrame> {
  // The machine refuses where the disk does not give back what it had when the journal was opened.
  return framesOf(async (from) => machine.readJournal({ snapshotId, after: from }).catch(() => null), after)
}

export function snapshotFrames(machine: Machine, snapshotId: string): AsyncGenerator<NumberedFrame> {
  return framesOf(async (from) => {
    const part = await machine.readSnapshot({ snapshotId, after: from })
    return part.ok ? part : null
  }, 0)
}

export function backupFrames(machine: Machine, handle: string): AsyncGenerator<NumberedFrame> {
  return framesOf(async (from) => {
    const part = await machine.readBackup({ handle, after: from })
    return part.ok ? part : null
  }, 0)
}
