/**
 * Taking an act on a transfer back. An act may take out what the other office wrote (a withdrawal does), and the other
 * office takes in nothing that is written in its half by another. So an office gives back its own half only. What stood in
 * the other half comes back as the very writes it was as long as no package has left with the act: then nobody has seen
 * them go. Once one has, it is the other office's to say again.
 */
import { readItem } from '#shared/domain/item.ts'
import { readWhole } from '#shared/domain/transfer.ts'
import { mayWrite } from '#shared/exchange/transfer-rights.ts'
import type { Dot, LiveRecord } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Session } from '#renderer/vault/session.ts'
import { hasWriteLeft } from '#renderer/vault/transfer-left.ts'
import type { UndoneRegister } from '#renderer/vault/undo.ts'

type WayBack = (register: UndoneRegister) => readonly RegisterWrite[]

/** What writes a register as it was before; nothing where that is not this office's to say. */
export function waysBack(
  session: Session,
  { record, first }: { readonly record: LiveRecord; readonly first: Dot | null },
): WayBack {
  const item = readItem(record)
  const transfer = item && readWhole(item)
  if (!transfer) return asBefore
  const office = belongingOf(session).office?.id ?? null
  const stays = first === null || hasWriteLeft(session, transfer, first)
  return (register) => {
    if (mayWrite(transfer, office, register.name)) return asBefore(register)
    return stays ? [] : asItStood(register)
  }
}

const asBefore: WayBack = ({ name, before, again }) => [{ name, value: before, ...(again && { again }) }]

const asItStood: WayBack = ({ name, before, stood }) =>
  stood.length === 0 ? [] : [{ name, value: before, stood }]
