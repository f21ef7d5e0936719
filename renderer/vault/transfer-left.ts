/**
 * Whether a transfer has left this device in any package. As long as none has, it can be taken back without a word; once
 * one has, whoever has it may have passed it on, a further laptop of the own office as well.
 */
import type { Transfer } from '#shared/domain/transfer.ts'
import type { ExchangeState, Peer } from '#shared/exchange/exchange-state.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { carriesRecords } from '#shared/exchange/sent-package.ts'
import { isSeen } from '#shared/records/knowledge.ts'
import type { Dot } from '#shared/records/record.ts'
import { exchangeLogOf } from '#renderer/vault/exchange-log.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'

export function hasLeft({ store }: Pick<Session, 'store'>, transfer: Transfer): boolean {
  const control = (name: string) => store.state.controls.get(name)
  const { device } = ownOf(control)
  const writers = Object.entries(store.parts.index.get(transfer.id)?.vv ?? {})
  // What others have written in it, they had; a restored device has it from its forerunner, which may have sent it.
  if (writers.some(([writer]) => writer !== device)) return true
  return writers.some((dot) => hasWriteLeft({ store }, transfer, dot))
}

/** Whether a write of this device in it has. */
export function hasWriteLeft({ store }: Pick<Session, 'store'>, transfer: Transfer, dot: Dot): boolean {
  const control = (name: string) => store.state.controls.get(name)
  const state = exchangeOf(control)
  const receivers = receiversOf(state.directory, transfer)
  return wasTold(state, receivers, dot) || wasSent(state, receivers, { dot, notSaved: notSaved(control) })
}

/** Devices of the offices it goes to: those that receive hand-overs only are sent it by no other one. */
function receiversOf(directory: NetworkDirectory | null, { from, to }: Transfer): ReadonlySet<string> {
  const offices = directory?.offices.filter(({ id }) => id === from || id === to) ?? []
  return new Set(offices.flatMap(({ devices }) => devices.map(({ id }) => id)))
}

function carries(scope: Scope, isReceiver: boolean): boolean {
  return scope === 'all' || (scope === 'transfers' && isReceiver)
}

function wasTold({ peers }: ExchangeState, receivers: ReadonlySet<string>, dot: Dot): boolean {
  return Object.entries(peers).some(([id, peer]) => {
    const parts = [peer.told, peer.part].filter((part) => part && carries(part.scope, receivers.has(id)))
    return (
      isSeen(peer.have, dot) || parts.some((part) => part && isSeen(part.have satisfies Peer['have'], dot))
    )
  })
}

/** A choice that has changed since hides what was told under the former one; the packages themselves do not. */
function wasSent(
  { sentPackages }: ExchangeState,
  receivers: ReadonlySet<string>,
  { dot, notSaved: unsaved }: { readonly dot: Dot; readonly notSaved: ReadonlySet<string> },
): boolean {
  return sentPackages.some(
    ({ pkg, kind, scope, to, upto }) =>
      carriesRecords(kind) &&
      !unsaved.has(pkg) &&
      isSeen(upto, dot) &&
      carries(
        scope,
        to.some((id) => receivers.has(id)),
      ),
  )
}

/** Packages that were made and whose file nobody wanted. */
function notSaved(control: (name: string) => unknown): ReadonlySet<string> {
  const lines = exchangeLogOf(control).filter(({ act }) => act === 'notSaved')
  return new Set(lines.flatMap(({ pkg }) => pkg ?? []))
}
