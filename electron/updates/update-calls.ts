/**
 * The contract's calls on updates. Without an address the updater is not even loaded, so not one request can happen.
 */
import type { DesktopApi, UpdateState } from '#shared/contract/desktop-api.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import { refusalOf } from '#electron/updates/refusal.ts'
import type { Updater } from '#electron/updates/updater.ts'

type UpdateCalls = Pick<DesktopApi, 'readUpdates' | 'writeUpdateAddress' | 'checkForUpdate' | 'loadUpdate'>

export interface UpdatePlan {
  readonly address: SettingsFile<string | null>
  /** Loads the updater for an address; `null` where this kind of installation cannot update itself. */
  readonly load: (address: string, onPercent: (percent: number) => void) => Promise<Updater | null>
  readonly onChange: (state: UpdateState) => void
}

export function updateCalls({ address, load, onChange }: UpdatePlan): UpdateCalls {
  let current: UpdateState = { state: address.read() === null ? 'off' : 'idle' }
  let updater: Promise<Updater | null> | null = null
  let offered: string | null = null

  function become(next: UpdateState): UpdateState {
    current = next
    onChange(next)
    return next
  }

  function loaded(from: string): Promise<Updater | null> {
    updater ??= load(from, (percent) => {
      if (offered !== null) become({ state: 'loading', version: offered, percent })
    })
    return updater
  }

  /** Runs an act of the updater; whatever it rejects with becomes a refusal with a name. */
  async function run(act: (updater: Updater) => Promise<UpdateState>): Promise<UpdateState> {
    const from = address.read()
    if (from === null) return become({ state: 'off' })
    try {
      const ready = await loaded(from)
      return become(ready === null ? { state: 'refused', reason: 'NotSupported' } : await act(ready))
    } catch (error) {
      return become({ state: 'refused', reason: refusalOf(error) })
    }
  }

  return {
    async readUpdates() {
      return { address: address.read(), current }
    },
    async writeUpdateAddress({ address: next }) {
      if (next === address.read()) return {}
      await address.write(next)
      updater = null
      offered = null
      become({ state: next === null ? 'off' : 'idle' })
      return {}
    },
    checkForUpdate() {
      if (current.state === 'loading' || current.state === 'ready') return Promise.resolve(current)
      if (address.read() !== null) become({ state: 'checking' })
      return run(async (ready) => {
        const found = await ready.check()
        offered = found.state === 'available' ? found.version : null
        return found
      })
    },
    loadUpdate() {
      const version = offered
      if (version === null || current.state !== 'available') return Promise.resolve(current)
      become({ state: 'loading', version, percent: 0 })
      return run(async (ready) => {
        await ready.load()
        return { state: 'ready', version }
      })
    },
  }
}
