/** Pages are compressed by the helper where there is one. */
import { transfer } from 'comlink'
import { writtenInto } from '#shared/base/utf8-parts.ts'
import { compressHere, type Compress } from '#shared/storage/row-envelope.ts'
import type { FindHelper } from '#renderer/vault/helper.ts'
import { createRooms } from '#renderer/vault/rooms.ts'

export function compressWith(find: FindHelper): Compress {
  const rooms = createRooms()
  return async (pieces) => {
    const helper = find()
    if (!helper) return compressHere(pieces)
    const { room, length } = writtenInto(rooms.take(), pieces)
    const { done, room: back } = await helper.press(transfer(room, [room.buffer]), length)
    rooms.giveBack(back)
    return { packed: done, jsonLength: length }
  }
}
