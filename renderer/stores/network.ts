/** The network: this device's card, whom it admits, which of the office's devices it blocks. Its state is the exchange's. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import { useExchange } from '#renderer/stores/exchange.ts'
import { pickSealed, saveSealed, type FileError } from '#renderer/stores/sealed-files.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import type { ExportError } from '#renderer/vault/import-api.ts'
import type { AdmitAs, BlockError, JoinError, RootError, SaveError } from '#renderer/vault/vault-api.ts'

export interface OpenedCard {
  readonly office: string
  readonly bytes: Uint8Array
}

export const useNetwork = defineStore('network', () => {
  const { vault, desktop } = useSurroundings()
  const exchange = useExchange()
  const state = computed(() => exchange.network)
  /** Everybody there is: other offices, and the further devices of the own one. */
  const everybody = computed(() => {
    const { own, partners } = exchange.network ?? { own: null, partners: [] }
    return [...partners, ...(own ? [own] : [])]
  })
  /** Whether there is anybody to tell. */
  const hasOthers = computed(() =>
    everybody.value.some(({ devices }) => devices.some(({ isThisDevice }) => !isThisDevice)),
  )

  async function saveCard(): Promise<Result<string, FileError | SaveError>> {
    return saveSealed(desktop, await vault.makeCard())
  }

  async function openCard(): Promise<Result<OpenedCard, FileError | JoinError>> {
    const picked = await pickSealed(desktop, 'card')
    if (!picked.ok) return picked
    const card = await vault.readCard(picked.value)
    return card.ok ? ok({ office: card.value.office, bytes: picked.value }) : card
  }

  /** Answers the name of the invitation that was saved. */
  async function admit(
    card: OpenedCard,
    { digits, as }: { readonly digits: string; readonly as: AdmitAs },
  ): Promise<Result<string, FileError | JoinError>> {
    const invitation = await vault.admit(card.bytes, digits, as)
    if (!invitation.ok) return invitation
    await exchange.load()
    return saveSealed(desktop, invitation.value)
  }

  async function block(id: string): Promise<Result<null, BlockError>> {
    const blocked = await vault.blockDevice(id)
    if (blocked.ok) await exchange.load()
    return blocked
  }

  async function renewRoot(): Promise<Result<null, RootError>> {
    const renewed = await vault.renewRoot()
    if (renewed.ok) await exchange.load()
    return renewed
  }

  /** Who belongs to the network and who is blocked, for all others, without a case. */
  async function passOn(): Promise<Result<string, FileError | ExportError>> {
    return exchange.savePackage(
      everybody.value.map(({ id }) => id),
      'directory',
    )
  }

  /** All there is, for the further devices of the own office. */
  async function saveFull(): Promise<Result<string, FileError | ExportError>> {
    const own = exchange.network?.own
    return exchange.savePackage(own ? [own.id] : [], 'full')
  }

  return {
    state,
    hasOthers,
    load: exchange.load,
    saveCard,
    openCard,
    admit,
    block,
    renewRoot,
    passOn,
    saveFull,
  }
})
