/** A chain in a file of another program's form, saved where the person wants it. */
import { defineStore } from 'pinia'
import { err, ok, type Result } from '#shared/base/result.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export type ChainFileError = { readonly type: 'Cancelled' | 'NoSpace' | 'WriteFailed' | 'ReadOnly' }

export const useChainFile = defineStore('chain-file', () => {
  const { desktop } = useSurroundings()

  /** Answers with the name the file was given. */
  async function saveChainFile(name: string, text: string): Promise<Result<string, ChainFileError>> {
    const saved = await saveFile(desktop, { name, bytes: new TextEncoder().encode(text) })
    if (saved.state === 'saved') return ok(saved.name)
    return err({ type: saved.state === 'cancelled' ? 'Cancelled' : saved.problem })
  }

  return { saveChainFile }
})
