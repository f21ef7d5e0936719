import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Makes a folder that is either whole or absent: it is filled beside its final place and renamed there.
 * When two processes make the same one, the second finds the place taken and uses what is there.
 */
export async function makeFolderAtomically(
  target: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  if (existsSync(target)) return
  await mkdir(dirname(target), { recursive: true })
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  try {
    const content = join(draft, 'content')
    await mkdir(content)
    await fill(content)
    await rename(content, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
