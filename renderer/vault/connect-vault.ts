/** The window's end of the vault: starts the worker and hands it the machine. */
import * as Comlink from 'comlink'
import type { DesktopApi } from '#shared/contract/desktop-api.ts'
import { letGo } from '#shared/contract/let-go.ts'
import { moving } from '#renderer/vault/moving.ts'
import { vaultChannels, type Machine } from '#renderer/vault/machine.ts'
import { trustedScript } from '#renderer/vault/trusted-script.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'

/** Built as a file of its own under a fixed name: its content security policy is not the page's. */
const workerUrl = '/vault-worker.js'

export function connectVault(desktop: DesktopApi): VaultApi {
  const worker = new Worker(trustedScript(workerUrl), { type: 'module', name: 'vault' })
  const { port1, port2 } = new MessageChannel()
  Comlink.expose(machineFor(desktop), port1)
  worker.postMessage({ machine: port2 }, [port2])
  return movingPackages(Comlink.wrap<VaultApi>(worker))
}

/** A package may be a hundred megabytes: to copy it would stop the window for a third of a second. */
function movingPackages(vault: VaultApi): VaultApi {
  const previewImport: VaultApi['previewImport'] = async (bytes, onProgress) =>
    vault.previewImport(moving(bytes), onProgress)
  return new Proxy(vault, {
    get: (calls, name) => (name === 'previewImport' ? previewImport : (Reflect.get(calls, name) as unknown)),
  })
}

/** The part of the machine the vault may use; bytes are moved on to the worker, not copied. */
function machineFor(desktop: DesktopApi): Machine {
  const calls = vaultChannels.map((channel) => {
    const call = desktop[channel] as (input: unknown) => Promise<unknown>
    const machineCall = async (input: unknown): Promise<unknown> => {
      const answer = call(input)
      letGo(input)
      return moving(await answer)
    }
    return [channel, machineCall]
  })
  return Object.fromEntries(calls) as Machine
}
