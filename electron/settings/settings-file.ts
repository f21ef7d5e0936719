/** A small settings file: nothing personal in it, checked by a schema, replaced whole. */
import type * as z from 'zod'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { readWholeFile, replaceFile } from '#electron/vault-files/whole-file.ts'

export interface SettingsFile<T> {
  readonly read: () => T
  /** Takes effect at once; a full disk only loses it at the next start. */
  readonly write: (settings: T) => Promise<void>
}

const sizeLimit = 64 * 1024

export interface SettingsPlace<T> {
  readonly path: string
  readonly schema: z.ZodType<T>
  readonly fallback: T
}

/** Opens a settings file; an absent, damaged or foreign one gives the fallback. */
export async function openSettingsFile<T>(fs: FileSystem, place: SettingsPlace<T>): Promise<SettingsFile<T>> {
  let settings: T = await readSettings(fs, place)
  let writing: Promise<void> = Promise.resolve()
  return {
    read: () => settings,
    write(next) {
      settings = next
      // One after the other: two writers would share the file beside.
      writing = writing.then(() => save(fs, place.path, next))
      return writing
    },
  }
}

async function readSettings<T>(fs: FileSystem, { path, schema, fallback }: SettingsPlace<T>): Promise<T> {
  try {
    const bytes = await readWholeFile(fs, path, sizeLimit)
    if (bytes === null) return fallback
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : fallback
  } catch {
    return fallback
  }
}

async function save(fs: FileSystem, path: string, settings: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`)
  await replaceFile(fs, path, bytes).catch(() => undefined)
}
