/** Links between cases: both halves in one save, and what the other case is called. */
import { defineStore } from 'pinia'
import { err, ok, type Result } from '#shared/base/result.ts'
import { parseCaseCode, type CaseCodeError } from '#shared/domain/case-code.ts'
import type { CaseFile, CaseLink, EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import { linkCases, unlinkCases, type LinkError } from '#shared/domain/link-writes.ts'
import type { LinkKind } from '#shared/domain/value-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchChange, BatchError, ListQuery } from '#renderer/vault/vault-api.ts'

export type FindError = CaseCodeError | { readonly type: 'CaseCodeUnknown' }
export type LinkingError = LinkError | BatchError
/** Takes it back, in both cases. */
export type TakeBack = () => Promise<Result<null, BatchError>>

const anyCase: Omit<ListQuery, 'text' | 'count'> = { state: 'all', sort: 'code', descending: false, from: 0 }

export const useCaseLinks = defineStore('caseLinks', () => {
  const { vault, listen } = useSurroundings()
  const openCase = useOpenCase()
  const silent = listen(() => undefined)

  /** Cases that fit what was typed, without the one that asks. */
  async function suggest(text: string, asking: EntityId, count: number): Promise<readonly CaseHead[]> {
    const { rows } = await vault.list({ ...anyCase, text, count: count + 1 })
    return rows.filter(({ id }) => id !== asking).slice(0, count)
  }

  /** The case with a code that was typed whole. */
  async function find(typed: string): Promise<Result<CaseHead, FindError>> {
    const code = parseCaseCode(typed)
    if (!code.ok) return code
    const { rows } = await vault.list({ ...anyCase, text: code.value, count: 50 })
    const found = rows.find((head) => head.code === code.value)
    return found ? ok(found) : err({ type: 'CaseCodeUnknown' })
  }

  /**
   * The case that is meant by what was typed: the one with this code or, where no code was typed, the only one that
   * fits. A whole code with a slip in it means none.
   */
  async function meant(typed: string, asking: EntityId): Promise<Result<CaseHead, FindError>> {
    const found = await find(typed)
    if (found.ok || found.error.type === 'CaseCodeCheck' || typed.trim() === '') return found
    const [only, another] = await suggest(typed, asking, 2)
    return only && another === undefined ? ok(only) : found
  }

  /** The case at the other end; `null` where it is not in this vault. */
  async function other({ other: id }: CaseLink): Promise<CaseFile | null> {
    const read = await vault.readCase(id)
    return read.ok ? read.value : null
  }

  async function link(
    file: CaseFile,
    to: { readonly other: EntityId; readonly kind: LinkKind },
  ): Promise<Result<TakeBack, LinkingError>> {
    const halves = linkCases(file, { id: await vault.newId(), ...to })
    return halves.ok ? written(halves.value) : halves
  }

  /** Where the other case is not in this vault there is only this half to take out. */
  async function unlink(file: CaseFile, gone: CaseLink): Promise<Result<TakeBack, LinkingError>> {
    const halves = unlinkCases(file.id, gone)
    const isThere = (await other(gone)) !== null
    return written(isThere ? halves : halves.filter(({ id }) => id === file.id))
  }

  /** By the time it is taken back, another of the two cases may be on screen. */
  async function written(changes: readonly BatchChange[]): Promise<Result<TakeBack, BatchError>> {
    const done = await vault.changeMany(changes, silent)
    if (!done.ok) return done
    const { undo } = done.value
    await openCase.lookAgain()
    return ok(async () => {
      const undone = await vault.undoMany(undo, silent)
      if (undone.ok) await openCase.lookAgain()
      return undone.ok ? ok(null) : undone
    })
  }

  return { suggest, find, meant, other, link, unlink }
})
