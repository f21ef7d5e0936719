/** What a device with new keys takes over from its forerunner: after a restore, or a step back to an older generation. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { seedOf } from '#shared/crypto/device-keys.ts'
import type { OpenVault } from '#shared/crypto/vault-keys.ts'
import { admissionOf } from '#shared/exchange/card.ts'
import { stateForNewDevice, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { addDevice, blockDevice } from '#shared/exchange/network-acts.ts'
import type { Own } from '#renderer/vault/controls.ts'

/**
 * The forerunner's writes become those of another device, all known. In a network the office itself admits the new
 * device and blocks the forerunner, so that nobody goes on writing packages for a machine that is gone.
 */
export async function exchangeForNewDevice(
  vault: OpenVault,
  state: ExchangeState,
  { former, today }: { readonly former: Own; readonly today: CalendarDate },
): Promise<ExchangeState> {
  const next = stateForNewDevice(state, former)
  const { admin } = vault.device
  const admission = await admissionOf(vault.device, { label: today, from: today })
  if (!next.directory || admin === null || !admission) return next
  const admitted = addDevice(next.directory, admission)
  const directory = blockDevice(seedOf(admin), admitted, { device: former.device, today })
  return { ...next, directory }
}
