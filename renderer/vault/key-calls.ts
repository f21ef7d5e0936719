/** The calls on passphrases, recovery code and keys. Every change is a new vault file, written before it counts. */
import { err, ok, type Result } from '#shared/base/result.ts'
import {
  renewRecovery,
  replacePassphrase,
  type NewVaultKeys,
  type OpenVault,
} from '#shared/crypto/vault-keys.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { rekey } from '#renderer/vault/rekey.ts'
import type { Session } from '#renderer/vault/session.ts'
import { adviserOf } from '#renderer/vault/adviser.ts'
import type { SaveError, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { keepVault, sheetOf } from '#renderer/vault/write-vault-file.ts'

type KeyCalls = Pick<VaultApi, 'changePassphrase' | 'renewRecovery' | 'rekey'>

export function keyCalls(world: World, held: Held): KeyCalls {
  const { crypto } = world
  return {
    async changePassphrase(passphrase) {
      const session = sessionOf(held)
      const adviser = { label: adviserOf(session), passphrase }
      return change(world, session, async (vault) =>
        replacePassphrase(crypto, vault, { slotId: slotToReplace(vault), adviser }),
      )
    },
    async renewRecovery() {
      const session = sessionOf(held)
      return session.store.exclusively(async () => {
        const renewed = await renewRecovery(crypto, session.vault)
        const kept = await keepVault(world, session, renewed.vault)
        return kept.ok ? ok(sheetOf(world, renewed)) : kept
      })
    },
    async rekey(passphrase, onProgress) {
      const session = sessionOf(held)
      const adviser = { label: adviserOf(session), passphrase }
      const keyed: Result<NewVaultKeys, SaveError> = await rekey(world, session, { adviser, onProgress })
      return keyed.ok ? ok(sheetOf(world, keyed.value)) : err(keyed.error)
    },
  }
}

/** The slot in use; after the recovery code opened the vault, the first adviser's. */
function slotToReplace({ file, slotId }: OpenVault): string {
  const used = file.slots.find(({ id }) => id === slotId)
  return used?.kind === 'pass' ? slotId : (file.slots.find(({ kind }) => kind === 'pass')?.id ?? '')
}

async function change(
  world: World,
  session: Session,
  make: (vault: OpenVault) => Promise<OpenVault>,
): Promise<Result<null, SaveError>> {
  return session.store.exclusively(async () => keepVault(world, session, await make(session.vault)))
}
