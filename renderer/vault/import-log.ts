/** What the history tells of an import: what it would do or did, or why it was refused. */
import { claimedSender } from '#shared/exchange/claimed-sender.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { lineOf, noteExchange, type LogLine } from '#renderer/vault/exchange-log.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { ImportError, ImportPreview } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export function lineOfImport(
  act: LogLine['act'],
  { header }: CheckedPackage,
  preview: ImportPreview | null,
): LogLine {
  const counts = preview && {
    added: preview.added,
    changed: preview.changed,
    conflicts: preview.conflicts,
    erased: preview.erased,
  }
  return { act, ...lineOf(header), offices: [header.office], counts }
}

interface Refusal {
  readonly bytes: Uint8Array
  readonly error: ImportError
}

/** Only what a check refused and what a person stopped is history; a full disk is told where it happens. */
export async function noteRefusal(world: World, session: Session, { bytes, error }: Refusal): Promise<void> {
  const act = actOf(error)
  if (act === null) return
  const { directory } = exchangeOf((name) => session.store.state.controls.get(name))
  const claimed = isReadable(error) ? await claimedSender(bytes, session.vault.device, directory) : null
  const { pkg = null, office = null } = claimed ?? {}
  await noteExchange(world, session, { act, pkg, offices: office === null ? [] : [office], code: error.type })
}

function actOf({ type }: ImportError): 'refused' | 'stopped' | null {
  if (type === 'Stopped') return 'stopped'
  return type.startsWith('E_') ? 'refused' : null
}

/** These did not even open; the others name an office, proven or not. */
function isReadable({ type }: ImportError): boolean {
  return !['E_TOO_BIG', 'E_NOT_FOR_US', 'E_DAMAGED', 'E_FORMAT'].includes(type)
}
