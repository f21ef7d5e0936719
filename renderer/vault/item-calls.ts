/** The calls on the small records beside the cases, and on many records at once. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Item, ItemKind } from '#shared/domain/item.ts'
import { assert } from '#shared/base/assert.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { sealRows } from '#renderer/vault/content-shelf.ts'
import type { Layer } from '#renderer/vault/draft.ts'
import { outdateMade } from '#renderer/vault/gone.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import type {
  BatchChange,
  BatchDone,
  BatchError,
  OnProgress,
  RegisterWrite,
  SaveError,
  VaultApi,
} from '#renderer/vault/vault-api.ts'
import { recognised, undoChanges, type Undo } from '#renderer/vault/undo.ts'
import type { World } from '#renderer/vault/world.ts'

type ItemCalls = Pick<
  VaultApi,
  'items' | 'createItem' | 'changeItem' | 'changeMany' | 'undoMany' | 'stopWork'
>

const silent: OnProgress = () => undefined

export function itemCalls(world: World, held: Held): ItemCalls {
  return {
    items: async (kind) => sessionOf(held).items.ofKind(kind),
    createItem: async (kind, writes) => createItem(world, held, { kind, writes }),
    changeItem: async (id, writes) => changeItem(world, held, { id, writes }),
    changeMany: async (changes, onProgress) => changeMany(world, held, { changes, onProgress }),
    undoMany: async (token, onProgress) => undoMany(world, held, { token, onProgress }),
    async stopWork() {
      held.stopped = true
    },
  }
}

async function createItem(
  world: World,
  held: Held,
  { kind, writes }: { readonly kind: ItemKind; readonly writes: readonly RegisterWrite[] },
): Promise<Result<Item, SaveError>> {
  const all = [{ name: 'kind', value: kind }, ...writes.filter(({ name }) => name !== 'kind')]
  return changeItem(world, held, { id: null, writes: all })
}

async function changeItem(world: World, held: Held, change: BatchChange): Promise<Result<Item, SaveError>> {
  const session = sessionOf(held)
  if (change.id !== null && !session.items.get(change.id)) return err({ type: 'NotFound' })
  const batch = { changes: [change], onProgress: silent, isStopped: () => false }
  const written = await session.store.exclusively(async () => writeBatch(world, session, batch))
  if (!written.ok) return err(written.error.type === 'Stopped' ? { type: 'WriteFailed' } : written.error)
  const [id = ''] = written.value.ids
  const item = session.items.get(id)
  assert(item, 'what was written as an item is one')
  return ok(item)
}

/** How many batches can still be taken back. */
const undoable = 20

async function changeMany(
  world: World,
  held: Held,
  { changes, onProgress }: { readonly changes: readonly BatchChange[]; readonly onProgress: OnProgress },
): Promise<Result<BatchDone, BatchError>> {
  const session = sessionOf(held)
  held.stopped = false
  const isStopped = () => held.stopped
  const written = await session.store.exclusively(async () =>
    writeBatch(world, session, { changes, onProgress, isStopped }),
  )
  return written.ok ? ok(remembered(world, held, written.value)) : written
}

/** Keeps what takes a batch back under a token. Nothing of it is written down: after the lock, what was done stands. */
export function remembered(
  { clock }: World,
  held: Held,
  { ids, undo }: { readonly ids: readonly string[]; readonly undo: Undo },
): BatchDone {
  held.lastToken += 1
  held.undos.set(held.lastToken, undo)
  for (const token of held.undos.keys()) if (token <= held.lastToken - undoable) held.undos.delete(token)
  return { at: clock.now(), ids, undo: held.lastToken }
}

async function undoMany(
  world: World,
  held: Held,
  { token, onProgress }: { readonly token: number; readonly onProgress: OnProgress },
): Promise<Result<BatchDone, BatchError>> {
  const undo = held.undos.get(token)
  if (!undo) return err({ type: 'NotFound' })
  const session = sessionOf(held)
  const written = await session.store.exclusively(async () => {
    const changes = await undoChanges(world, session, undo)
    if (!changes) return err({ type: 'WriteFailed' } as const)
    const beside = (layer: Layer): void =>
      layer.putControl('seals', sealRows(session, layer.records.values()))
    return writeBatch(world, session, { changes, onProgress, isStopped: () => false, beside })
  })
  if (!written.ok) return written
  held.undos.delete(token)
  outdateMade(held)
  for (const [other, earlier] of held.undos)
    held.undos.set(other, recognised(earlier, undo, written.value.undo))
  return ok(remembered(world, held, written.value))
}
