/** The vault: all its calls over one world. */
import { adviserCalls } from '#renderer/vault/adviser-calls.ts'
import { backupCalls } from '#renderer/vault/backup-calls.ts'
import { bulkCalls } from '#renderer/vault/bulk-calls.ts'
import { caseCalls } from '#renderer/vault/case-calls.ts'
import { conflictCalls } from '#renderer/vault/conflict-calls.ts'
import { companyCalls } from '#renderer/vault/company-calls.ts'
import { contentCalls } from '#renderer/vault/content-calls.ts'
import { folderCalls } from '#renderer/vault/folder-calls.ts'
import { findCalls } from '#renderer/vault/find-calls.ts'
import { nothingHeld, type Held } from '#renderer/vault/held.ts'
import { itemCalls } from '#renderer/vault/item-calls.ts'
import { importCalls } from '#renderer/vault/import-calls.ts'
import { lawCalls } from '#renderer/vault/law-calls.ts'
import { keyCalls } from '#renderer/vault/key-calls.ts'
import { networkCalls } from '#renderer/vault/network-calls.ts'
import { partnerCalls } from '#renderer/vault/partner-calls.ts'
import { referralCalls } from '#renderer/vault/referral-calls.ts'
import { scopeCalls } from '#renderer/vault/scope-calls.ts'
import { spreadsheetCalls } from '#renderer/vault/spreadsheet-calls.ts'
import { transferCalls } from '#renderer/vault/transfer-calls.ts'
import { unlockCalls } from '#renderer/vault/unlock-calls.ts'
import { upkeepCalls } from '#renderer/vault/upkeep-calls.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export function createVaultApi(world: World, held: Held = nothingHeld(world.clock)): VaultApi {
  return {
    ...unlockCalls(world, held),
    ...upkeepCalls(world, held),
    ...keyCalls(world, held),
    ...adviserCalls(world, held),
    ...caseCalls(world, held),
    ...itemCalls(world, held),
    ...referralCalls(held),
    ...companyCalls(world, held),
    ...conflictCalls(world, held),
    ...findCalls(held),
    ...bulkCalls(world, held),
    ...backupCalls(world, held),
    ...networkCalls(world, held),
    ...transferCalls(world, held),
    ...importCalls(world, held),
    ...partnerCalls(world, held),
    ...folderCalls(world, held),
    ...scopeCalls(world, held),
    ...spreadsheetCalls(world, held),
    ...lawCalls(world),
    ...contentCalls(world, held),
  }
}
