/** The vault worker: the only place with keys. Gets the machine's port first, then serves the vault. */
import { officeTimeZone } from '#shared/base/office-zone.ts'
import '#renderer/vault/zod-without-eval.ts'
import * as Comlink from 'comlink'
import { createPassphraseJudge } from '#shared/crypto/judge-passphrase.ts'
import { stretchWithArgon2 } from '#shared/crypto/stretch.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import labels from '#renderer/i18n/locales/de/lists.json'
import { vaultChannels, type Machine } from '#renderer/vault/machine.ts'
import { moving } from '#renderer/vault/moving.ts'
import { createSoon } from '#renderer/vault/soon.ts'
import { trustedScript } from '#renderer/vault/trusted-script.ts'
import { createVaultApi } from '#renderer/vault/vault.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { findHelperIn } from '#renderer/vault/start-helper.ts'
import { frameLimit, type World } from '#renderer/vault/world.ts'

const labelsByList: Readonly<Record<string, Readonly<Record<string, string>>>> = labels.lists

const labelOf: LabelOf = (list, value) => labelsByList[list]?.[value] ?? value

const soon = createSoon()

function worldWith(port: MessagePort): World {
  return {
    machine: machineAt(port),
    crypto: {
      subtle: crypto.subtle,
      random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
      stretch: stretchWithArgon2,
    },
    clock: { now: () => Date.now() },
    later(act, milliseconds) {
      if (milliseconds === 0) return soon(act)
      const timer = setTimeout(act, milliseconds)
      return () => clearTimeout(timer)
    },
    timeZone: officeTimeZone,
    labelOf,
    judgePassphrase: createPassphraseJudge(),
    frameLimit,
    helper: findHelperIn(
      () => new Worker(trustedScript('/vault-helper.js'), { type: 'module', name: 'helper' }),
    ),
    catalogue: async () => (await import('#shared/chains/content-catalogue.ts')).bundledCatalogue,
  }
}

/** The machine through the window; frames are moved there, not copied. */
function machineAt(port: MessagePort): Machine {
  const remote = Comlink.wrap<Machine>(port) as unknown as Machine
  const calls = vaultChannels.map((channel) => {
    const call = remote[channel] as (input: unknown) => Promise<unknown>
    return [channel, async (input: unknown) => call(moving(input))]
  })
  return Object.fromEntries(calls) as Machine
}

/** Answers with the bytes of cards and packages moved to the window. */
function withMoving(vault: VaultApi): VaultApi {
  const calls = Object.entries(vault).map(([name, call]) => {
    const run = call as (...inputs: readonly unknown[]) => Promise<unknown>
    return [name, async (...inputs: readonly unknown[]) => moving(await run(...inputs))]
  })
  return Object.fromEntries(calls) as VaultApi
}

function isOpening(event: MessageEvent<unknown>): event is MessageEvent<{ readonly machine: MessagePort }> {
  const { data } = event
  return typeof data === 'object' && data !== null && 'machine' in data
}

globalThis.addEventListener('message', function open(event: MessageEvent<unknown>) {
  if (!isOpening(event)) return
  globalThis.removeEventListener('message', open)
  Comlink.expose(withMoving(createVaultApi(worldWith(event.data.machine))))
})
