/** What a device is called on screen. One that nobody gave a name carries the day of its admission as label. */
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import type { NetworkDevice } from '#renderer/vault/vault-api.ts'

export function useDeviceName(): (device: Pick<NetworkDevice, 'label'>) => string {
  const { t } = useText()
  return ({ label }) =>
    label === '' || CalendarDate.safeParse(label).success ? t('network.devices.unnamed') : label
}
