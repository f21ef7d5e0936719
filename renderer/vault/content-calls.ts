/** The calls on chains that an office writes, takes in and hands on. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { keyOfContent, versionOf, type ContentDocument } from '#shared/chains/content-document.ts'
import { writeContentItem, type ContentOrigin, type HeldContent } from '#shared/chains/content-item.ts'
import type { ContentCatalogue } from '#shared/chains/check-documents.ts'
import { readEditionItem } from '#shared/chains/edition-item.ts'
import {
  checkContentPackage,
  senseProblem,
  type ContentPreview,
  type DocumentPreview,
} from '#shared/exchange/content-checks.ts'
import type { ContentSaved, ContentSaveError, SealError } from '#renderer/vault/content-api.ts'
import {
  heldContent,
  holderOf,
  inForce,
  nextSealNumber,
  readerFor,
  removalOf,
  sealing,
  sealRows,
  setAsideContent,
  setAsideRemoval,
  type Seal,
} from '#renderer/vault/content-shelf.ts'
import { publishContent, trustPublisher } from '#renderer/vault/content-packages.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { remembered } from '#renderer/vault/item-calls.ts'
import type { Session } from '#renderer/vault/session.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { BatchChange, BatchDone, SaveError, VaultApi } from '#renderer/vault/vault-api.ts'
import { writeBatch, type WrittenBatch } from '#renderer/vault/batch.ts'
import type { World } from '#renderer/vault/world.ts'

type ContentCalls = Pick<
  VaultApi,
  | 'content'
  | 'setAside'
  | 'editions'
  | 'saveContent'
  | 'removeContent'
  | 'removeSetAside'
  | 'publishContent'
  | 'readContentPackage'
  | 'trustPublisher'
  | 'takeContent'
>

export function contentCalls(world: World, held: Held): ContentCalls {
  return {
    content: async () => heldContent(sessionOf(held)),
    setAside: async () => setAsideContent(sessionOf(held)),
    editions: async () =>
      sessionOf(held)
        .items.ofKind('chain-edition')
        .flatMap((item) => readEditionItem(item) ?? []),
    saveContent: async (document, state) =>
      state === 'draft' ? saveDraft(world, held, document) : putInForce(world, held, document),
    removeContent: async (id) => removeContent(world, held, id),
    removeSetAside: async (id) => removeSetAside(world, held, id),
    publishContent: async (ids) => publishContent(world, sessionOf(held), ids),
    readContentPackage: async (bytes) => checkContentPackage(bytes, await readerFor(world, sessionOf(held))),
    trustPublisher: async (bytes, digits) => trustPublisher(world, sessionOf(held), { bytes, digits }),
    takeContent: async (bytes, keys) => takeContent(world, held, { bytes, keys }),
  }
}

async function saveDraft(
  world: World,
  held: Held,
  document: ContentDocument,
): Promise<Result<ContentSaved, ContentSaveError>> {
  const session = sessionOf(held)
  return session.store.exclusively(async () => {
    const seal = sealing(session)
    if (!seal) return err({ type: 'NotAdministering' })
    const former = draftOf(session, document)
    const change = holding(world, session, {
      document,
      state: 'draft',
      from: ownOrigin(session),
      former,
      seal,
    })
    if (!change) return err({ type: 'TooLarge' })
    const written = await write(world, session, [change])
    return written.ok ? ok({ id: written.value.ids[0] ?? '', undo: null }) : written
  })
}

async function putInForce(
  world: World,
  held: Held,
  document: ContentDocument,
): Promise<Result<ContentSaved, ContentSaveError>> {
  const session = sessionOf(held)
  const catalogue = await world.catalogue()
  return session.store.exclusively(async () => {
    const seal = sealing(session)
    if (!seal) return err({ type: 'NotAdministering' })
    const around = inForce(session)
    const problem = publishingProblem(document, { catalogue, around })
    if (problem) return err(problem)
    const former = around.find((one) => keyOfContent(one.document) === keyOfContent(document))
    const from = ownOrigin(session)
    const change = holding(world, session, { document, state: 'published', from, former, seal })
    if (!change) return err({ type: 'TooLarge' })
    const draft = draftOf(session, document)
    const changes = [change, ...(draft ? removing(world, session, draft.id) : [])]
    const written = await write(world, session, changes)
    if (!written.ok) return written
    return ok({ id: written.value.ids[0] ?? '', undo: remembered(world, held, written.value).undo })
  })
}

/** It must make sense with what is in force, and be newer than what it takes the place of. */
function publishingProblem(
  document: ContentDocument,
  { catalogue, around }: { readonly catalogue: ContentCatalogue; readonly around: readonly HeldContent[] },
): ContentSaveError | null {
  const problem = senseProblem([document], { catalogue, held: around.map((one) => one.document) })
  if (problem) return problem
  const key = keyOfContent(document)
  const former = around.find((one) => keyOfContent(one.document) === key)
  const isOlder = former && versionOf(former.document) >= versionOf(document)
  return isOlder ? { type: 'E_OLDER_CONTENT', documents: [key] } : null
}

async function removeContent(
  world: World,
  held: Held,
  id: string,
): Promise<Result<BatchDone, SaveError | SealError>> {
  const session = sessionOf(held)
  if (!sealing(session)) return err({ type: 'NotAdministering' })
  if (!heldContent(session).some((one) => one.id === id)) return err({ type: 'NotFound' })
  const written = await session.store.exclusively(async () =>
    write(world, session, removing(world, session, id)),
  )
  return written.ok ? ok(remembered(world, held, written.value)) : written
}

/** It has no undo: what does not count is not sealed anew. */
async function removeSetAside(
  world: World,
  held: Held,
  id: string,
): Promise<Result<null, SaveError | SealError>> {
  const session = sessionOf(held)
  if (!sealing(session)) return err({ type: 'NotAdministering' })
  return session.store.exclusively(async () => {
    const writes = setAsideRemoval(world, session, id)
    if (!writes) return err({ type: 'NotFound' } as const)
    const written = await write(world, session, [{ id, writes }])
    return written.ok ? ok(null) : written
  })
}

interface Taking {
  readonly bytes: Uint8Array
  readonly keys: readonly string[]
}

async function takeContent(
  world: World,
  held: Held,
  { bytes, keys }: Taking,
): ReturnType<VaultApi['takeContent']> {
  const session = sessionOf(held)
  const reader = await readerFor(world, session)
  return session.store.exclusively(async () => {
    const seal = sealing(session)
    if (!seal) return err({ type: 'NotAdministering' })
    const current = { ...reader, held: inForce(session).map(({ document }) => document) }
    const preview = checkContentPackage(bytes, current)
    if (!preview.ok) return preview
    const chosen = takeable(preview.value, keys)
    // What is left in the package does not hold up what is taken.
    const problem = senseProblem(
      chosen.map(({ document }) => document),
      current,
    )
    if (problem) return err(problem)
    const changes = takingChanges(world, session, { preview: preview.value, chosen, seal })
    if (!changes) return err({ type: 'TooLarge' })
    if (changes.length === 0) return err({ type: 'NotFound' })
    const written = await write(world, session, changes)
    return written.ok ? ok(remembered(world, held, written.value)) : written
  })
}

/** What is older or the same as here is never taken. */
function takeable({ documents }: ContentPreview, keys: readonly string[]): readonly DocumentPreview[] {
  return documents.filter(({ key, effect }) => keys.includes(key) && effect !== 'same' && effect !== 'older')
}

interface Chosen {
  readonly preview: ContentPreview
  readonly chosen: readonly DocumentPreview[]
  readonly seal: Seal
}

/** `null` where a document is larger than a record may be. */
function takingChanges(
  world: World,
  session: Session,
  { preview: { signer }, chosen, seal }: Chosen,
): readonly BatchChange[] | null {
  const from = { name: signer.office, fingerprint: signer.fingerprint }
  const changes = chosen.map(({ key, document }) => {
    const former = inForce(session).find((one) => keyOfContent(one.document) === key)
    return holding(world, session, { document, state: 'imported', from, former, seal })
  })
  return changes.every((change) => change !== null) ? changes : null
}

function draftOf(session: Session, document: ContentDocument): HeldContent | undefined {
  const key = keyOfContent(document)
  return heldContent(session).find((one) => one.state === 'draft' && keyOfContent(one.document) === key)
}

interface Holding {
  readonly document: ContentDocument
  readonly state: HeldContent['state']
  readonly from: ContentOrigin
  /** The record it is written over. */
  readonly former: HeldContent | undefined
  readonly seal: Seal
}

function holding(
  world: World,
  session: Session,
  { document, state, from, former, seal }: Holding,
): BatchChange | null {
  const number = nextSealNumber(world, session, document)
  const writes = writeContentItem(document, { state, from, holder: holderOf(session), number }, seal)
  if (!writes) return null
  return former
    ? { id: former.id, writes }
    : { id: null, writes: [{ name: 'kind', value: 'chain-content' }, ...writes] }
}

function removing(world: World, session: Session, id: string): readonly BatchChange[] {
  const item = session.items.get(id)
  const writes = item ? removalOf(world, session, item) : null
  return writes ? [{ id, writes }] : []
}

function ownOrigin(session: Session): ContentOrigin {
  return { name: officeOf(session).name, fingerprint: null }
}

/** Call it inside `store.exclusively`. */
async function write(
  world: World,
  session: Session,
  changes: readonly BatchChange[],
): Promise<Result<WrittenBatch, SaveError>> {
  const written = await writeBatch(world, session, {
    changes,
    beside: (layer) => layer.putControl('seals', sealRows(session, layer.records.values())),
    onProgress: () => undefined,
    isStopped: () => false,
  })
  if (written.ok) return written
  return err(written.error.type === 'Stopped' ? { type: 'WriteFailed' } : written.error)
}
