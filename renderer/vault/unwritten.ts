/**
 * Packages that were made for the exchange folder and that it did not take: full disk, say. Each waits in memory, sealed,
 * until it could be written, so that none is made and numbered anew at every run.
 */
import { equalVectors } from '#shared/records/knowledge.ts'
import type { FolderMemory, OwnPackage, Said } from '#shared/exchange/folder-memory.ts'
import type { SealedFile } from '#renderer/vault/vault-api.ts'

/** By group. */
export type Unwritten = Map<string, SealedFile>

/** The package that waits for a group, as long as it is for the same devices and of the same directory. */
export function waitingFor(
  unwritten: Unwritten,
  { own }: Pick<FolderMemory, 'own'>,
  says: Said,
): SealedFile | null {
  const file = unwritten.get(says.group)
  const made = own.find(({ group, written }) => group === says.group && !written)
  if (!file || !made || made.name !== file.name) return null
  return made.directory === says.directory && isSameList(made.to, says.to) ? file : null
}

/** Whether a package says all that is to be said now. */
export function saysAll(made: OwnPackage, says: Said): boolean {
  return (
    equalVectors(made.have, says.have) &&
    equalVectors(made.direct ?? {}, says.direct ?? {}) &&
    isSameList(made.answered ?? [], says.answered ?? [])
  )
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
