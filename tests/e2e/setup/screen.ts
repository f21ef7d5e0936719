/** A virtual screen for each pair of hands, and the programs that stand in for hands at a keyboard. */
import type { TestProject } from 'vitest/node'
import { ensureProgram } from '#build/system-libraries.ts'
import { startVirtualDisplay } from '#build/virtual-display.ts'
import { lanes, screensVariable } from '#tests/e2e/setup/lanes.ts'

export default async function setUp(_project: TestProject): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  await ensureProgram('xdotool', 'xdotool')
  await ensureProgram('xclip', 'xclip')
  await ensureProgram('pdfinfo', 'poppler-utils')
  const screens = [await startVirtualDisplay()]
  while (screens.length < lanes) screens.push(await startVirtualDisplay())
  process.env[screensVariable] = screens.map(({ name }) => name).join(' ')
  return () => {
    for (const { stop } of screens) stop()
  }
}
