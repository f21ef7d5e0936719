/** One virtual screen for all tests, and the programs that stand in for hands at a keyboard. */
import type { TestProject } from 'vitest/node'
import { ensureProgram } from '#build/system-libraries.ts'
import { startVirtualDisplay } from '#build/virtual-display.ts'

export default async function setUp(_project: TestProject): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  await ensureProgram('xdotool', 'xdotool')
  await ensureProgram('xclip', 'xclip')
  await ensureProgram('pdfinfo', 'poppler-utils')
  const screen = await startVirtualDisplay()
  process.env.DISPLAY = screen.name
  return screen.stop
}
