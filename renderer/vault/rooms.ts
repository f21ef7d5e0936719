/**
 * Memory that goes to the helper and comes back to be used again: to touch new memory for each page or run costs as much as
 * the work that is done with it.
 */
type Room = Uint8Array<ArrayBuffer>

export interface Rooms {
  /** Some room, of whatever length. */
  readonly take: () => Room
  readonly giveBack: (room: Room) => void
}

const [mostRooms, longRoom] = [32, 1024 * 1024]

export function createRooms(): Rooms {
  const rooms: Room[] = []
  return {
    take: () => rooms.pop() ?? new Uint8Array(0),
    giveBack(room) {
      if (rooms.length < mostRooms && room.length <= longRoom) rooms.push(room)
    },
  }
}
