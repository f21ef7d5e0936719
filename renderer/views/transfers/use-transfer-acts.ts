/** What is done with a transfer, said in a message with the way back. */
import { useRouter } from 'vue-router'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { DeclineReason, TransferOutcome } from '#shared/domain/transfer.ts'
import { answerQuestion, askBack, declineTransfer, reportResult } from '#shared/domain/transfer-writes.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { toCase } from '#renderer/stores/navigation.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useTransfers, type TransferSaved } from '#renderer/stores/transfers.ts'
import type { TransferRow } from '#renderer/vault/vault-api.ts'

type Done = Promise<boolean>

export interface TransferActs {
  readonly accept: (row: TransferRow) => Done
  readonly decline: (
    row: TransferRow,
    answer: { readonly reason: DeclineReason | null; readonly note: string },
  ) => Done
  readonly ask: (row: TransferRow, text: string) => Done
  readonly answer: (row: TransferRow, question: EntityId, text: string) => Done
  readonly report: (row: TransferRow, outcome: TransferOutcome) => Done
  readonly takeBack: (row: TransferRow) => Done
  readonly withdraw: (row: TransferRow) => Done
  readonly close: (row: TransferRow) => Done
  readonly reduce: (row: TransferRow) => Done
  readonly takeReport: (row: TransferRow) => Done
}

export function useTransferActs(): TransferActs {
  const { t } = useText()
  const router = useRouter()
  const store = useTransfers()
  const openCase = useOpenCase()
  const { tell, refuse } = useOutcome()

  return {
    async accept(row) {
      const saved = await store.accept(row, t('transfer.firstStep', { office: row.partner.name }))
      if (!tell(saved, t('transfer.done.accept', { office: row.partner.name }))) return false
      const id = saved.ok ? saved.value.ids[0] : undefined
      if (id !== undefined) await router.push(toCase(id))
      return true
    },
    decline: async (row, answer) =>
      tell(
        await store.change(row, (on) => declineTransfer(on, answer)),
        t('transfer.done.decline', { office: row.partner.name }),
      ),
    async ask(row, text) {
      const id = await openCase.newId()
      return tell(await store.change(row, (on) => askBack(on, { id, text })), t('transfer.done.ask'))
    },
    answer: async (row, id, text) =>
      tell(await store.change(row, (on) => answerQuestion(on, { id, text })), t('transfer.done.answer')),
    report: async (row, outcome) =>
      tell(await store.change(row, (on) => reportResult(on, outcome)), t('transfer.done.report')),
    takeBack: async (row) => tell(await store.takeBack(row), t('transfer.done.takeBack')),
    withdraw: async (row) => tell(await store.withdraw(row), t('transfer.done.withdraw')),
    close: async (row) =>
      tell(await store.close(row), t('transfer.done.close', { code: row.here?.code ?? '' })),
    reduce: async (row) =>
      tell(await store.reduce(row), t('transfer.done.reduce', { code: row.here?.code ?? '' })),
    async takeReport(row) {
      const taken = await store.takeReport(row)
      return taken.ok || refuse(taken.error.type)
    },
  }
}

/** Says how it went; what was saved can be taken back. */
function useOutcome(): {
  readonly tell: (saved: TransferSaved, words: string) => boolean
  readonly refuse: (problem: string) => false
} {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const store = useTransfers()

  function refuse(problem: string): false {
    show({ tone: 'error', title: tAny(`errors.${problem}`) })
    return false
  }

  function tell(saved: TransferSaved, words: string): boolean {
    if (!saved.ok) return refuse(saved.error.type)
    const { undo } = saved.value
    const run = (): void => void store.undo(undo)
    show({ tone: 'success', title: words, action: { label: t('common.action.undo'), run } })
    return true
  }

  return { tell, refuse }
}
