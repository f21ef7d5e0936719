/** What the history tells of an import: what it would do or did, or why it was refused. */
import { ok } from '#shared/base/result.ts'
import { claimedSender } from '#shared/exchange/claimed-sender.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import {
  exchangeLogOf,
  lineOf,
  logInDraft,
  noteExchange,
  type LogLine,
} from '#renderer/vault/exchange-log.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { ImportError, ImportPreview } from '#renderer/vault/import-api.ts'
import type { Position } from '#renderer/vault/working-copy.ts'
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
  const setAside = preview?.setAside?.count ?? null
  return { act, ...lineOf(header), offices: [header.office], counts, setAside }
}

interface Opened {
  readonly checked: CheckedPackage
  readonly shown: ImportPreview
  /** Where the vault stood when the plan was made. */
  readonly position: Position
}

/** Tells that a package was looked into. Answers where the plan holds now: this write changes no record. */
export async function noteOpened(
  world: World,
  { store }: Session,
  { checked, shown, position }: Opened,
): Promise<Position> {
  return store.exclusively(async () => {
    const isAsPlanned = store.state.position === position
    await store.commitNow(async (draft) => {
      logInDraft(world, draft, lineOfImport('opened', checked, shown))
      return ok(null)
    })
    return isAsPlanned ? store.state.position : position
  })
}

interface Refusal {
  readonly bytes: Uint8Array
  readonly error: ImportError
  /** A file of the exchange folder, which is told of once. */
  readonly file?: string
}

/** Only what a check refused and what a person stopped is history; a full disk is told where it happens. */
export async function noteRefusal(world: World, session: Session, refusal: Refusal): Promise<void> {
  const { bytes, error, file = null } = refusal
  const act = actOf(error)
  const control = (name: string) => session.store.state.controls.get(name)
  if (act === null || isTold(control, refusal)) return
  const { directory } = exchangeOf(control)
  const claimed = isReadable(error) ? await claimedSender(bytes, session.vault.device, directory) : null
  const { pkg, office } = claimed ?? { pkg: null, office: null }
  const offices = office === null ? [] : [office]
  await noteExchange(world, session, { act, pkg, offices, file, code: error.type })
}

function isTold(control: (name: string) => unknown, { file, error }: Refusal): boolean {
  if (file === undefined) return false
  const lines = exchangeLogOf(control)
  return lines.some((line) => line.act === 'refused' && line.file === file && line.code === error.type)
}

function actOf({ type }: ImportError): 'refused' | 'stopped' | null {
  if (type === 'Stopped') return 'stopped'
  return type.startsWith('E_') ? 'refused' : null
}

/** These did not even open; the others name an office, proven or not. */
function isReadable({ type }: ImportError): boolean {
  return !['E_TOO_BIG', 'E_NOT_FOR_US', 'E_DAMAGED', 'E_FORMAT'].includes(type)
}
