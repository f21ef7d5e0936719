/** The calls on the exchange folder. Runs never overlap, and none runs while the vault is locked. */
import { err } from '#shared/base/result.ts'
import { FolderMemory, hasOrphans } from '#shared/exchange/folder-memory.ts'
import type { RecordId } from '#shared/records/record.ts'
import { duePackages, groupNames } from '#renderer/vault/due-packages.ts'
import type { FolderApi } from '#renderer/vault/folder-api.ts'
import { readFolderFile } from '#renderer/vault/folder-bytes.ts'
import { folderMemoryOf, keepFolderMemory } from '#renderer/vault/folder-memory.ts'
import { runOnce } from '#renderer/vault/folder-run.ts'
import { clearOwn } from '#renderer/vault/folder-tidy.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { previewFile } from '#renderer/vault/import-calls.ts'
import { createQueue } from '#renderer/vault/queue.ts'
import { ownOf, type Session } from '#renderer/vault/session.ts'
import { forgetGone } from '#renderer/vault/gone.ts'
import type { World } from '#renderer/vault/world.ts'

export function folderCalls(world: World, held: Held): FolderApi {
  const queue = createQueue()
  const rest = createRest(world)
  const due = createDue()
  let stopped = false

  return {
    runFolder: async (run, onProgress) =>
      queue.run(async () => {
        stopped = false
        const onGone = (ids: readonly RecordId[]) => forgetGone(held, new Set(ids))
        const plan = { run, isStopped: () => stopped, onProgress, onGone, unwritten: held.unwritten }
        return runOnce(world, sessionOf(held), plan)
      }),
    async stopFolder() {
      stopped = true
    },
    isFolderDue: async (restSeconds) => {
      const session = sessionOf(held)
      return rest.isOver(session, restSeconds * 1000) && due.isDue(session)
    },
    async previewFolderFile(name, clock, onProgress) {
      const place = await world.machine.exchangeFolder({})
      const folder = place.state === 'none' ? '' : place.id
      const listing = folder && (await world.machine.listExchangeFiles({ folder, first: [name] }))
      const file = listing && listing.state === 'listed' && listing.files.find((each) => each.name === name)
      const read = file ? await readFolderFile(world.machine, { folder, file }) : null
      if (read?.state !== 'read') return err({ type: 'FileUnreadable' })
      return previewFile(world, held, { bytes: read.bytes, onProgress, clock })
    },
    clearFolder: async () =>
      queue.run(async () => {
        const session = sessionOf(held)
        const place = await world.machine.exchangeFolder({})
        if (place.state === 'none') return { left: 0 }
        const { memory, left } = await clearOwn(world, folderMemoryOf(session, place.id))
        await keepFolderMemory(session, memory)
        return { left }
      }),
  }
}

interface Due {
  /** As far as is known without looking into the folder; before the first run everything is due. */
  readonly isDue: (session: Session) => Promise<boolean>
}

/** Asked every few seconds: the answer is only looked for again when what it hangs on has changed. */
function createDue(): Due {
  let before: readonly unknown[] = []
  let answer = false
  return {
    async isDue(session) {
      const { controls } = session.store.state
      const now = [controls.get('folder'), controls.get('exchange'), controls.get('own')]
      if (now.every((value, index) => before[index] === value) && before.length > 0) return answer
      const memory = FolderMemory.safeParse(now[0])
      answer = !memory.success || (await isDueBy(session, memory.data))
      before = now
      return answer
    },
  }
}

async function isDueBy(session: Session, memory: FolderMemory): Promise<boolean> {
  if (hasOrphans(memory, await groupNames(session))) return true
  return (await duePackages(session, { memory, listed: memory.files })).length > 0
}

interface Rest {
  /** Whether nothing was written here for so long. */
  readonly isOver: (session: Session, milliseconds: number) => boolean
}

function createRest({ clock }: World): Rest {
  let counter = -1
  let since = 0
  return {
    isOver({ store }, milliseconds) {
      const own = ownOf((name) => store.state.controls.get(name))
      if (own.counter !== counter) since = clock.now()
      counter = own.counter
      return clock.now() - since >= milliseconds
    },
  }
}
