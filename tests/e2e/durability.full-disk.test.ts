/** A disk that runs full takes nothing back that was confirmed, and says what to do. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { words } from '#tests/support/app-driver/words.ts'
import {
  missingSaves,
  saveNumber,
  writeCases,
  type Confirmed,
} from '#tests/support/app-driver/written-cases.ts'
import { setUp, unlock } from '#tests/e2e/steps/first-start.ts'

const MiB = 1024 * 1024
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && canMount()

test.runIf(mayMount)('a full disk loses nothing that was confirmed, and the adviser is told', async () => {
  const disk = mountDisk(800)
  const desk = await openDesk('full', { target: await builtApp(), home: makeAppHome('full', disk.folder) })
  try {
    const confirmed: Confirmed = new Map()
    const { passphrase } = await setUp(desk, { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
    await writeCases(desk.app().page(), 40, confirmed)

    disk.fill(0)
    expect(await saveUntilRefused(desk, confirmed)).toMatch(/^(NoSpace|ReadOnly|WriteFailed)$/)

    disk.free()
    await desk.crash()
    await unlock(desk, passphrase)
    expect(await missingSaves(desk.app().page(), confirmed)).toEqual([])

    disk.fill(200)
    await desk.crash()
    await unlock(desk, passphrase)
    await desk.app().page().getByText(words('app.report.readOnly')).waitFor()
    expect(await missingSaves(desk.app().page(), confirmed)).toEqual([])
    expect(await saveUntilRefused(desk, confirmed)).toMatch(/^(NoSpace|ReadOnly)$/)

    disk.free()
    await desk.crash()
    await unlock(desk, passphrase)
    expect(await missingSaves(desk.app().page(), confirmed)).toEqual([])
    const [id = ''] = [...confirmed.keys()]
    expect((await saveNumber(desk.app().page(), id, 9999)).ok).toBe(true)
  } finally {
    await desk.app().kill()
    disk.unmount()
  }
})

test.skipIf(mayMount)('the full disk is tried where a small disk may be mounted (as root on Linux)', () => {
  process.stdout.write('Not tried: a full disk. Mounting a small disk needs root on Linux.\n')
})

/** Saves on until the vault refuses; what it confirmed before that is remembered. */
async function saveUntilRefused(desk: Desk, confirmed: Confirmed): Promise<string> {
  for (const [id, number] of [...confirmed].slice(0, 30)) {
    const saved = await saveNumber(desk.app().page(), id, number + 1000)
    if (!saved.ok) return saved.error.type
    confirmed.set(id, number + 1000)
  }
  return 'took everything'
}

function mountDisk(mebibytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'fallkoffer-disk-'))
  const filler = join(folder, 'filler')
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mebibytes)}m`, 'none', folder])
  return {
    folder,
    /** Leaves so many MiB free. */
    fill: (left: number) => {
      const piece = Buffer.alloc(MiB)
      try {
        while (freeBytes(folder) > left * MiB) writeFileSync(filler, piece, { flag: 'a' })
      } catch {
        // The app wrote at the same time and took the last of it: full is full.
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function canMount(): boolean {
  try {
    mountDisk(1).unmount()
    return true
  } catch {
    return false
  }
}
