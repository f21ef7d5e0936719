/** The root key of the network, on the device that has it, and how another takes its place. */
import { bytesToBase64 } from '#shared/base/base64.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { afterNextRoot, seedOf, withNextRoot } from '#shared/crypto/device-keys.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { replaceDevice } from '#shared/crypto/vault-keys.ts'
import { renewRoot } from '#shared/exchange/network-acts.ts'
import { isWithinLimits, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { RootError } from '#renderer/vault/network-api.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { keepVault, todayOf } from '#renderer/vault/write-vault-file.ts'

/** `null` on every device but the one that has the root key of this network. */
export function rootSeedOf(session: Session): Uint8Array | null {
  const { directory } = belongingOf(session).membership
  return directory && rootFor(session, directory)
}

/** Where a change was cut off, the root that was to come may have come already. */
export function rootFor({ vault }: Session, { rootPub }: NetworkDirectory): Uint8Array | null {
  const { root, nextRoot } = vault.device
  const seeds = [root, nextRoot].flatMap((seed) => (typeof seed === 'string' ? [seedOf(seed)] : []))
  return seeds.find((seed) => bytesToBase64(publicKeyOf(seed)) === rootPub) ?? null
}

/**
 * The new key stands in the vault file before the directory names it, and the former one until it does: cut off at any
 * moment, the vault holds the key of the network as it then stands.
 */
export async function renewNetworkRoot(world: World, session: Session): Promise<Result<null, RootError>> {
  return session.store.exclusively(async () => {
    const state = exchangeOf((name) => session.store.state.controls.get(name))
    const former = rootSeedOf(session)
    if (!former || !state.directory) return err({ type: 'NotTheFounder' })
    const keys = withNextRoot(session.vault.device, former, world.crypto.random)
    const next = seedOf(keys.nextRoot)
    const directory = renewRoot({ former, next }, state.directory, todayOf(world))
    if (!isWithinLimits(directory)) return err({ type: 'DirectoryFull' })
    const prepared = await keepVault(world, session, await replaceDevice(world.crypto, session.vault, keys))
    if (!prepared.ok) return prepared
    const written = await session.store.commitNow<null, SaveError>(async (draft) => {
      draft.putControl('exchange', { ...state, directory })
      return ok(null)
    })
    if (!written.ok) return written
    // Should this fail, the key is found all the same, and the next change puts it in its place.
    await keepVault(world, session, await replaceDevice(world.crypto, session.vault, afterNextRoot(keys)))
    return written
  })
}
