/** Passing on who belongs to the network and under which keys: one file for everybody, without a case. */
import { shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useNetwork } from '#renderer/stores/network.ts'

export function usePassingOn(): {
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly passOn: () => Promise<void>
} {
  const { t, tAny } = useText()
  const { show } = useToasts()
  const store = useNetwork()
  const busy = shallowRef(false)

  async function passOn(): Promise<void> {
    if (busy.value) return
    busy.value = true
    const saved = await store.passOn()
    busy.value = false
    if (saved.ok) show({ tone: 'success', title: t('network.passedOn', { name: saved.value }) })
    else if (saved.error.type !== 'Cancelled')
      show({ tone: 'error', title: tAny(`errors.${saved.error.type}`) })
  }

  return { busy: shallowReadonly(busy), passOn }
}
