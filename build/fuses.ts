/** The switches burnt into the packed program, read back from the file itself. */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

export interface FuseReading {
  readonly name: string
  readonly state: 'on' | 'off' | 'absent'
  readonly asWanted: boolean
}

/** What every packed program must have; the same as `electronFuses` in electron-builder.yml. */
export const wantedFuses: Readonly<Record<string, 'on' | 'off'>> = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
  // Left as Electron sets it: WebAssembly is slower without, and no safer.
  WasmTrapHandlers: 'on',
}

/** Fuses that older Electrons do not have yet. One that is missing cannot be wrong. */
const newer = new Set(['WasmTrapHandlers'])

/** Reads every fuse there is. One that nobody has decided on counts as wrong. */
export async function readFuses(executable: string): Promise<readonly FuseReading[]> {
  const wire = await getCurrentFuseWire(executable)
  const states = Object.entries(wire).filter(([position]) => /^\d+$/.test(position))
  const known = states.map(([position, state]) =>
    reading(FuseV1Options[Number(position)] ?? `fuse ${position}`, state),
  )
  const missing = Object.keys(wantedFuses).filter((name) => !known.some((fuse) => fuse.name === name))
  return [...known, ...missing.map((name) => ({ name, state: 'absent' as const, asWanted: newer.has(name) }))]
}

function reading(name: string, state: unknown): FuseReading {
  const read = state === FuseState.ENABLE ? 'on' : state === FuseState.DISABLE ? 'off' : 'absent'
  return { name, state: read, asWanted: read === wantedFuses[name] || (read === 'absent' && newer.has(name)) }
}
