/** Saves a hand-over, says with which package it goes, and takes it back as long as none has left. */
import { shallowRef, type Ref } from 'vue'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useTransfers, type HandingOver } from '#renderer/stores/transfers.ts'

export function useHandOver(): {
  readonly failed: Ref<string>
  readonly busy: Ref<boolean>
  /** Answers whether it was saved. */
  readonly handOver: (order: HandingOver, office: string) => Promise<boolean>
} {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const store = useTransfers()
  const failed = shallowRef('')
  const busy = shallowRef(false)

  async function takeBack(id: string): Promise<void> {
    const row = store.rows.find(({ transfer }) => transfer.id === id)
    const taken = row && (await store.takeBack(row))
    if (taken && !taken.ok) show({ tone: 'error', title: tAny(`errors.${taken.error.type}`) })
  }

  async function handOver(order: HandingOver, office: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    const saved = await store.handOver(order)
    busy.value = false
    failed.value = saved.ok ? '' : tAny(`errors.${saved.error.type}`)
    if (!saved.ok) return false
    const [id = ''] = saved.value.ids
    show({
      tone: 'success',
      title: t('transfer.done.handOver', { office }),
      detail: t('transfer.ridesWith', { office }),
      action: { label: t('common.action.undo'), run: () => void takeBack(id) },
    })
    return true
  }

  return { failed, busy, handOver }
}
