/** A file of plain text, or of another program's form, saved where the person wants it. */
import { defineStore } from 'pinia'
import { err, ok, type Result } from '#shared/base/result.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export type TextFileError = { readonly type: 'Cancelled' | 'NoSpace' | 'WriteFailed' | 'ReadOnly' }

export const useTextFile = defineStore('text-file', () => {
  const { desktop } = useSurroundings()

  /** Answers with the name the file was given. */
  async function saveText(name: string, text: string): Promise<Result<string, TextFileError>> {
    const saved = await saveFile(desktop, { name, bytes: new TextEncoder().encode(text) })
    if (saved.state === 'saved') return ok(saved.name)
    return err({ type: saved.state === 'cancelled' ? 'Cancelled' : saved.problem })
  }

  return { saveText }
})
