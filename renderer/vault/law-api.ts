import type { Result } from '#shared/base/result.ts'
import type { LawSection, LawText } from '#shared/laws/law-text.ts'
import type { LawFileError } from '#shared/laws/read-law-xml.ts'
import type { ShelvedLaw } from '#renderer/vault/law-shelf.ts'

/** Official law texts on this machine. They are public, so no passphrase is asked and nothing is sealed. */
export interface LawApi {
  /** Reads a file of the federal portal and puts it on the shelf, in the place of an older one of the same law. */
  readonly addLaw: (bytes: Uint8Array) => Promise<Result<ShelvedLaw, LawFileError>>
  readonly laws: () => Promise<readonly ShelvedLaw[]>
  /** Takes a law away and hands it back, so that `putLaw` can undo it. */
  readonly takeLaw: (law: string) => Promise<LawText | null>
  readonly putLaw: (text: LawText) => Promise<void>
  readonly lawSection: (law: string, number: string) => Promise<LawSection | null>
}
