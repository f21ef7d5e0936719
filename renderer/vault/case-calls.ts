/** The calls on cases and drafts. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { type Edition, hashOfEdition } from '#shared/chains/edition.ts'
import { editionItemId, writeEditionItem } from '#shared/chains/edition-item.ts'
import { drawCaseCode } from '#shared/domain/case-code.ts'
import { readCaseFile } from '#shared/domain/read-case-file.ts'
import { todayLists } from '#shared/domain/today.ts'
import { isErased, type LiveRecord, type RecordId } from '#shared/records/record.ts'
import { emptyRecord, type RegisterWrite } from '#shared/records/write.ts'
import { Drafts } from '#renderer/vault/controls.ts'
import type { Draft } from '#renderer/vault/draft.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { freshId } from '#renderer/vault/pages.ts'
import { repairedRecord } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { Saved, SaveError, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { writeRecord, type Writing } from '#renderer/vault/write-record.ts'

type CaseCalls = Pick<
  VaultApi,
  | 'today'
  | 'list'
  | 'readCase'
  | 'createCase'
  | 'changeCase'
  | 'changeCaseOn'
  | 'saveDraft'
  | 'readDraft'
  | 'newId'
>

export function caseCalls(world: World, held: Held): CaseCalls {
  const { random } = world.crypto
  return {
    today: async (date, advisers) => todayLists(sessionOf(held).list.heads(), date, advisers),
    list: async (query) => sessionOf(held).list.list(query),
    async readCase(id) {
      const record = await repairedRecord(sessionOf(held), id)
      if (record === undefined || (record && isErased(record))) return err({ type: 'NotFound' })
      return record ? ok(readCaseFile(record)) : err({ type: 'Unreadable' })
    },
    createCase: async (writes) => createCase(world, held, writes),
    changeCase: async (id, writes) => changeCase(world, held, { id, writes }),
    changeCaseOn: async (id, writes, edition) => changeCase(world, held, { id, writes, edition }),
    async saveDraft(key, draft) {
      const { store } = sessionOf(held)
      return store.commit(async (changes) => {
        const { [key]: _former, ...others } = Drafts.catch({}).parse(changes.control('drafts') ?? {})
        changes.putControl('drafts', draft === null ? others : { ...others, [key]: draft })
        return ok(null)
      })
    },
    async readDraft(key) {
      const drafts = Drafts.catch({}).parse(sessionOf(held).store.state.controls.get('drafts') ?? {})
      return Object.hasOwn(drafts, key) ? (drafts[key] ?? null) : null
    },
    newId: async () => freshId(random),
  }
}

async function createCase(
  world: World,
  held: Held,
  writes: readonly RegisterWrite[],
): Promise<Result<Saved, SaveError>> {
  const session = sessionOf(held)
  const { store, list } = session
  const { random } = world.crypto
  const record = emptyRecord(freshId(random))
  let code = drawCaseCode(random)
  while (list.hasCode(code)) code = drawCaseCode(random)
  const first = [{ name: 'code', value: code }, ...writes.filter(({ name }) => name !== 'code')]
  return saved(
    world,
    await store.commit(async (draft) =>
      ok(writeRecord({ world, session, draft }, { record, writes: first })),
    ),
  )
}

interface CaseChange {
  readonly id: RecordId
  readonly writes: readonly RegisterWrite[]
  /** Kept in the same save. */
  readonly edition?: Edition
}

type ChangeError = SaveError | { readonly type: 'Spoiled' }

async function changeCase(world: World, held: Held, change: CaseChange): Promise<Result<Saved, SaveError>> {
  const session = sessionOf(held)
  // Nothing is awaited before: saves are made in the order in which they were asked for.
  const first = await commitChange(world, session, change)
  if (first.ok) return saved(world, first)
  if (first.error.type !== 'Spoiled') return err(first.error)
  // A row that IndexedDB spoiled is made good first; the write could not build on it.
  await repairedRecord(session, change.id)
  const second = await commitChange(world, session, change)
  if (second.ok) return saved(world, second)
  return err(second.error.type === 'Spoiled' ? { type: 'WriteFailed' } : second.error)
}

async function commitChange(
  world: World,
  session: Session,
  { id, writes, edition }: CaseChange,
): Promise<Result<LiveRecord, ChangeError>> {
  return session.store.commit<LiveRecord, ChangeError>(async (draft) => {
    const record = await draft.record(id)
    if (record === null) return err({ type: 'Spoiled' })
    if (!record || isErased(record)) return err({ type: 'NotFound' })
    if (edition) await keepEdition({ world, session, draft }, edition)
    return ok(writeRecord({ world, session, draft }, { record, writes }))
  })
}

/** What is there under the edition's name says the same; an edition too large for a record is found by its version. */
async function keepEdition(
  writing: Pick<Writing, 'world' | 'session'> & { readonly draft: Draft },
  edition: Edition,
): Promise<void> {
  const id = editionItemId(hashOfEdition(edition))
  const writes = writeEditionItem(edition)
  if (writes && (await writing.draft.record(id)) === undefined)
    writeRecord(writing, { record: emptyRecord(id), writes })
}

function saved({ clock }: World, written: Result<LiveRecord, SaveError>): Result<Saved, SaveError> {
  return written.ok ? ok({ at: clock.now(), file: readCaseFile(written.value) }) : written
}
