/** Hands a frame to the journal. */
import { holdParts } from '#shared/contract/in-parts.ts'
import type { Machine } from '#renderer/vault/machine.ts'

type Appended = Awaited<ReturnType<Machine['appendJournal']>>

/** Answers after the disk has the whole frame; a part that fails takes the frame with it. */
export async function appendFrame(
  machine: Pick<Machine, 'holdJournal' | 'appendJournal'>,
  frame: Uint8Array,
): Promise<Appended> {
  const crossed = await holdParts(frame, async (part) => machine.holdJournal(part))
  return crossed.ok ? machine.appendJournal(crossed.last) : crossed
}
