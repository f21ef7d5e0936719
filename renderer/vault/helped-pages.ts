/** Pages are compressed by the helper where there is one. */
import { transfer } from 'comlink'
import { writtenInto } from '#shared/base/utf8-parts.ts'
import { compressHere, type Compress, type Compressed, type Pieces } from '#shared/storage/row-envelope.ts'
import type { FindHelper } from '#renderer/vault/helper.ts'
import { createRooms, lending, type Rooms } from '#renderer/vault/rooms.ts'

/** Enough to keep it busy; each holds a page that is not compressed yet. */
const roomsOut = 16
/** What is longer goes through piece by piece, and that is done here. */
const longestPage = 1024 * 1024

export function compressWith(find: FindHelper): Compress {
  const rooms = createRooms(roomsOut)
  return async (pieces) => {
    const pressed = find() && (await press(find, rooms, pieces).catch(() => null))
    return pressed ?? compressHere(pieces)
  }
}

/** `null` where it is to be done here. */
async function press(find: FindHelper, rooms: Rooms, pieces: Pieces): Promise<Compressed | null> {
  return lending(rooms, async (lent) => {
    // It may have been given up while others had all rooms.
    const helper = find()
    const { room, length } = helper ? writtenInto(lent, pieces(), longestPage) : { room: lent, length: null }
    if (!helper || length === null) return { done: null, room }
    const pressed = await helper.press(transfer(room, [room.buffer]), length)
    return { done: { packed: pressed.done, jsonLength: length }, room: pressed.room }
  })
}
