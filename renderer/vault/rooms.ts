/**
 * Memory that goes to the helper and comes back to be used again: to touch new memory for each page or run costs as much as
 * the work that is done with it. There are only so many rooms; whoever comes when all are out waits for one.
 */
export type Room = Uint8Array<ArrayBuffer>

export interface Rooms {
  /** Some room, of whatever length. Give it back, or another in its place. */
  readonly take: () => Promise<Room>
  readonly giveBack: (room: Room) => void
}

/** What has become longer is let go. */
const longest = 2 * 1024 * 1024
const noRoom: Room = new Uint8Array(0)

export function createRooms(count: number): Rooms {
  const rooms: Room[] = Array.from({ length: count }, () => noRoom)
  const waiting: ((room: Room) => void)[] = []
  return {
    async take() {
      const room = rooms.pop()
      return room ?? new Promise((resolve) => void waiting.push(resolve))
    },
    giveBack(room) {
      const back = room.length > longest ? noRoom : room
      const first = waiting.shift()
      if (first) first(back)
      else rooms.push(back)
    },
  }
}

/** Lends a room for as long as `use` takes; it answers the room that is there afterwards. */
export async function lending<T>(
  rooms: Rooms,
  use: (room: Room) => Promise<{ readonly done: T; readonly room: Room }>,
): Promise<T> {
  let back = noRoom
  try {
    const { done, room } = await use(await rooms.take())
    back = room
    return done
  } finally {
    rooms.giveBack(back)
  }
}
