/** The vault: all its calls over one world. */
import { caseCalls } from '#renderer/vault/case-calls.ts'
import type { Held } from '#renderer/vault/held.ts'
import { keyCalls } from '#renderer/vault/key-calls.ts'
import { createThrottle } from '#renderer/vault/throttle.ts'
import { unlockCalls } from '#renderer/vault/unlock-calls.ts'
import { upkeepCalls } from '#renderer/vault/upkeep-calls.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export function createVaultApi(world: World): VaultApi {
  const held: Held = { session: null, stepBack: null, halfMade: null, throttle: createThrottle(world.clock) }
  return {
    ...unlockCalls(world, held),
    ...upkeepCalls(world, held),
    ...caseCalls(world, held),
    ...keyCalls(world, held),
  } as VaultApi
}
