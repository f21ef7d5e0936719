/** The cases of a package with what the index will keep of them, read here or by the helper. */
import { transfer } from 'comlink'
import { writtenInto } from '#shared/base/utf8-parts.ts'
import type { OnUnread, ReadElsewhere } from '#shared/exchange/package-content.ts'
import type { FoundRecord } from '#shared/exchange/package-lines.ts'
import type { LiveRecord, MergeableRecord } from '#shared/records/record.ts'
import { aheadOf, keepAhead, type Ahead } from '#renderer/vault/digest.ts'
import { digestsOf, type FindHelper } from '#renderer/vault/helper.ts'
import { createRooms } from '#renderer/vault/rooms.ts'

export interface Wanted {
  /** Whether the digests of an office's cases are wanted at all. */
  readonly from: (office: string) => boolean
  /** Whether a case is news here. */
  readonly isNews: (record: Pick<LiveRecord, 'id' | 'vv'>) => boolean
}

export function readHere({ from, isNews }: Wanted): OnUnread {
  return (whole, office) => (from(office) && isNews(whole) ? keeping(aheadOf(whole)) : null)
}

/** `null` as long as there is no helper. */
export function readElsewhere(find: FindHelper, { from, isNews }: Wanted): ReadElsewhere | null {
  const helper = find()
  if (!helper) return null
  const rooms = createRooms()
  return async (asked, office) => {
    const { room, length } = writtenInto(rooms.take(), [asked.bytes])
    const lent = { ...asked, bytes: room.subarray(0, length) }
    const { done: run, room: back } = await helper.readRun(transfer(lent, [room.buffer]), from(office))
    rooms.giveBack(back)
    if (!run) return null
    const digests = digestsOf(run)
    const unread = run.lines.records.filter(({ isUnread }) => isUnread)
    return { lines: run.lines, keeps: unread.map((found, at) => keepOf(found, digests[at], isNews)) }
  }
}

function keepOf({ record }: FoundRecord, ahead: Ahead | undefined, isNews: Wanted['isNews']) {
  return ahead && isNews(record as LiveRecord) ? keeping(ahead) : null
}

function keeping(ahead: Ahead) {
  return (held: MergeableRecord) => keepAhead(held, ahead)
}
