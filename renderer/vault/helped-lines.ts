/** The cases of a package with what the index will keep of them, read here or by the helper. */
import { transfer } from 'comlink'
import { writtenInto } from '#shared/base/utf8-parts.ts'
import type { OnUnread, ReadElsewhere } from '#shared/exchange/package-content.ts'
import { noOtherLines, type FoundRecord } from '#shared/exchange/package-lines.ts'
import type { LiveRecord, MergeableRecord } from '#shared/records/record.ts'
import { aheadOf, keepAhead, type Ahead } from '#renderer/vault/digest.ts'
import { digestsOf, type FindHelper, type LentLines } from '#renderer/vault/helper.ts'
import { createRooms, lending } from '#renderer/vault/rooms.ts'

export interface Wanted {
  /** Whether the digests of an office's cases are wanted at all. */
  readonly from: (office: string) => boolean
  /** Whether a case is news here. */
  readonly isNews: (record: Pick<LiveRecord, 'id' | 'vv'>) => boolean
}

export function readHere({ from, isNews }: Wanted): OnUnread {
  return (whole, office) => (from(office) && isNews(whole) ? keeping(aheadOf(whole)) : null)
}

/** Two runs at a time are asked for. */
const roomsOut = 2

/** `null` as long as there is no helper. */
export function readElsewhere(find: FindHelper, { from, isNews }: Wanted): ReadElsewhere | null {
  const helper = find()
  if (!helper) return null
  const rooms = createRooms(roomsOut)
  return async (asked, office) => {
    const run = await lending(rooms, async (lent) => {
      const { room, length } = writtenInto(lent, asked.parts)
      const lines: LentLines = { ...asked, parts: [room.subarray(0, length)] }
      return helper.readRun(transfer(lines, [room.buffer]), from(office))
    })
    if (!run) return null
    const digests = digestsOf(run)
    const unread = run.lines.records.filter(({ isUnread }) => isUnread)
    const keeps = unread.map((found, at) => keepOf(found, digests[at], isNews))
    return { lines: { ...noOtherLines, ...run.lines }, keeps }
  }
}

function keepOf({ record }: FoundRecord, ahead: Ahead | undefined, isNews: Wanted['isNews']) {
  return ahead && isNews(record as LiveRecord) ? keeping(ahead) : null
}

function keeping(ahead: Ahead) {
  return (held: MergeableRecord) => keepAhead(held, ahead)
}
