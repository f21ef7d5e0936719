/** As what a card may be admitted on this device; what it may not stays in sight and says who may. */
import { computed, type ComputedRef } from 'vue'
import type { Option } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import type { NetworkState } from '#renderer/vault/vault-api.ts'

export function useAdmitChoices(network: () => NetworkState): ComputedRef<readonly Option[]> {
  const { t } = useText()
  return computed(() => {
    const { state, administers, isRoot, partners } = network()
    const mayAdmitOffices = state === 'alone' || isRoot
    const renewal = {
      value: 'renewal',
      label: t('network.admit.renewal'),
      detail: t('network.admit.renewalDetail'),
    }
    return [
      {
        value: 'device',
        label: t('network.admit.device'),
        detail: administers ? t('network.admit.deviceDetail') : t('errors.NotAdministering'),
        disabled: !administers,
      },
      {
        value: 'office',
        label: t('network.admit.office'),
        detail: mayAdmitOffices ? t('network.admit.officeDetail') : t('errors.NotTheFounder'),
        disabled: !mayAdmitOffices,
      },
      ...(isRoot && partners.length > 0 ? [renewal] : []),
    ]
  })
}
