import type { Session } from '#renderer/vault/session.ts'

/** The label of the slot that opened the vault; after the recovery code that of the first adviser. */
export function adviserOf({ vault }: Pick<Session, 'vault'>): string {
  const slots = vault.file.slots
  const opened = slots.find(({ id }) => id === vault.slotId)
  return opened?.label || (slots.find(({ kind }) => kind === 'pass')?.label ?? '')
}
