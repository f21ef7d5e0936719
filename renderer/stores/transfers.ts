/** Cases handed over between offices: what came, what went, and the acts on both sides. All are saved at once. */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { err, type Result } from '#shared/base/result.ts'
import type { CaseFile, EntityId, Referral } from '#shared/domain/case-file.ts'
import type { CaseCount } from '#shared/domain/counted-cases.ts'
import { caseOfTransfer, closeAsHandedOver } from '#shared/domain/transfer-case.ts'
import type { TransferFacts } from '#shared/domain/transfer-facts.ts'
import { acceptTransfer, lookAt, makeTransfer, mayDo, type ActingOn } from '#shared/domain/transfer-writes.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type {
  BatchChange,
  BatchDone,
  PartnerOffice,
  RegisterWrite,
  TransferBook,
  TransferRow,
} from '#renderer/vault/vault-api.ts'

export type TransferSaved = Result<BatchDone, { readonly type: string }>
type Writes = Result<readonly RegisterWrite[], { readonly type: string }>

export interface HandingOver {
  readonly file: CaseFile
  readonly referral: Referral
  readonly to: string
  readonly facts: TransferFacts
  readonly wish: string
}

const silent = (): void => undefined

export const useTransfers = defineStore('transfers', () => {
  const surroundings = useSurroundings()
  const { vault, clock, listen } = surroundings
  const openCase = useOpenCase()
  const book = shallowRef<TransferBook>()
  const count = shallowRef<CaseCount>()
  const partners = shallowRef<readonly PartnerOffice[]>()
  const rows = computed(() => book.value?.rows ?? [])
  const waiting = computed(() => rows.value.filter(({ waits }) => waits).length)
  const quiet = listen(silent)

  async function loadCount(): Promise<void> {
    count.value = await vault.caseCount()
  }

  async function load(): Promise<void> {
    const [nextBook, network] = await Promise.all([vault.transfers(), vault.network()])
    book.value = nextBook
    partners.value = network.partners
  }

  function acting({ transfer }: TransferRow): ActingOn {
    return { transfer, office: book.value?.office ?? null, today: todayIn(surroundings) }
  }

  async function seen<T, E>(done: Result<T, E>): Promise<Result<T, E>> {
    if (done.ok) await Promise.all([openCase.lookAgain(), load()])
    return done
  }

  async function save(changes: readonly BatchChange[]): Promise<TransferSaved> {
    return seen(await vault.changeMany(changes, quiet))
  }

  /** Writes what an act allows into the transfer. */
  async function change(row: TransferRow, act: (on: ActingOn) => Writes): Promise<TransferSaved> {
    const writes = act(acting(row))
    return writes.ok ? save([{ id: row.transfer.id, writes: writes.value }]) : writes
  }

  async function handOver(order: HandingOver): Promise<TransferSaved> {
    const from = book.value?.office ?? ''
    const moment = { today: todayIn(surroundings), made: new Date(clock.now()).toISOString() }
    const writes = makeTransfer({ ...order, from, ...moment })
    return writes.ok ? save([{ id: null, writes: writes.value }]) : writes
  }

  async function takeBack({ transfer }: TransferRow): Promise<TransferSaved> {
    return seen(await vault.takeBackTransfer(transfer.id))
  }

  /** The case is opened and the transfer accepted in one save. The first id is that of the case. */
  async function accept(row: TransferRow, firstStep: string): Promise<TransferSaved> {
    const on = acting(row)
    const accepted = acceptTransfer(on)
    if (!accepted.ok) return accepted
    const [{ adviser, region }, followUpId] = await Promise.all([vault.office(), vault.newId()])
    const opening = { adviser, region, today: on.today, followUpId, firstStep }
    return save([
      { id: null, writes: caseOfTransfer(row.transfer, opening) },
      { id: row.transfer.id, writes: accepted.value },
    ])
  }

  /** The sending office closes its case and keeps all of it for now. */
  async function close({ here, transfer }: TransferRow): Promise<TransferSaved> {
    const read = here ? await vault.readCase(here.id) : err({ type: 'NotFound' })
    if (!read.ok) return read
    const writes = closeAsHandedOver(read.value, transfer, todayIn(surroundings))
    return writes.ok ? save([{ id: read.value.id, writes: writes.value }]) : writes
  }

  /** The sending office keeps of its case the stub only. */
  async function reduce({ transfer }: TransferRow): Promise<TransferSaved> {
    return seen(await vault.reduceHandedOver(transfer.id))
  }

  async function withdraw({ transfer }: TransferRow): Promise<TransferSaved> {
    return seen(await vault.withdrawTransfer(transfer.id))
  }

  /** The consent of a referral was withdrawn: so is what was handed over with it. */
  async function followConsent(referral: EntityId): Promise<void> {
    await load()
    for (const row of sentWith(rows.value, referral))
      if (mayDo(row.transfer, 'withdraw', book.value?.office ?? null)) await withdraw(row)
  }

  /** Tells the other office that it was seen, the first time. */
  async function noteSeen(row: TransferRow): Promise<void> {
    if (mayDo(row.transfer, 'look', book.value?.office ?? null)) await change(row, lookAt)
  }

  async function takeReport(row: TransferRow): Promise<Result<null, { readonly type: string }>> {
    return seen(await vault.takeReport(row.transfer.id))
  }

  async function undo(token: number): Promise<TransferSaved> {
    return seen(await vault.undoMany(token, quiet))
  }

  return {
    book: shallowReadonly(book),
    partners: shallowReadonly(partners),
    count: shallowReadonly(count),
    loadCount,
    rows,
    waiting,
    load,
    change,
    handOver,
    takeBack,
    accept,
    close,
    reduce,
    withdraw,
    followConsent,
    noteSeen,
    takeReport,
    undo,
  }
})

function sentWith(rows: readonly TransferRow[], referral: EntityId): readonly TransferRow[] {
  return rows.filter(({ side, transfer }) => side === 'out' && transfer.source?.referral === referral)
}
