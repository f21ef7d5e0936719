/** What a hand-over is called where it contradicts itself: the other office, and the code both say on the phone. */
import type { Item } from '#shared/domain/item.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { readTransfer } from '#shared/domain/transfer.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Session } from '#renderer/vault/session.ts'

export function transferTitle(session: Pick<Session, 'vault' | 'store'>, item: Item): string {
  const transfer = readTransfer(item)
  if (!transfer) return replyCodeOf(item.id)
  const { from, to, source, id } = transfer
  const { office, membership } = belongingOf(session)
  const nameOf = (wanted: string): string =>
    membership.directory?.offices.find((entry) => entry.id === wanted)?.name ?? wanted
  const others = [from, to].filter((end) => end !== office?.id).map(nameOf)
  return [...others, replyCodeOf(source?.referral ?? id)].join(', ')
}
