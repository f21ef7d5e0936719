/** A scripted session under strace: no call names another machine. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureProgram, onPath } from '#build/system-libraries.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk } from '#tests/support/app-driver/desk.ts'
import { addressedCalls, foreignCalls, tracedInto } from '#tests/support/app-driver/network-trace.ts'
import { outLoud } from '#tests/support/programs.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'

const folder = mkdtempSync(join(tmpdir(), 'fallkoffer-trace-'))
const mayTrace = process.platform === 'linux'

beforeAll(async () => {
  if (!mayTrace) return
  await ensureProgram('strace', 'strace').catch((error: unknown) => {
    process.stdout.write(`Not traced: ${String(error)}\n`)
  })
})

afterAll(() => rmSync(folder, { recursive: true }))

test('a whole session reaches nothing but this machine', async ({ skip }) => {
  if (!mayTrace) skip(outLoud('strace is for Linux only'))
  if (!onPath('strace')) skip(outLoud('strace is missing: apt-get install -y strace'))
  const notes = join(folder, 'session')
  const desk = await openDesk('traced', { target: await builtApp(), under: tracedInto(notes) })
  try {
    const { passphrase } = await setUp(desk, { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
    for (const area of ['2', '3', '4', '5', '1']) await desk.hands.press(`Control+${area}`)
    await desk.hands.press('Control+,')
    await desk.hands.press('F1')
    await lock(desk)
    await unlock(desk, passphrase)
    await desk.app().quit()
  } finally {
    await desk.leave()
  }
  // The window server alone is reached through a socket: a trace without any call would prove nothing.
  expect(addressedCalls(notes).length).toBeGreaterThan(3)
  expect(foreignCalls(notes)).toEqual([])
})

test('a foreign call is seen in a trace', ({ skip }) => {
  if (!mayTrace) skip(outLoud('strace is for Linux only'))
  if (!onPath('strace')) skip(outLoud('strace is missing: apt-get install -y strace'))
  if (process.getuid?.() !== 0) skip(outLoud('only root may take the network away from a process'))
  const notes = join(folder, 'control')
  // 192.0.2.0/24 belongs to nobody (RFC 5737), and a process without a network cannot even ask for it.
  const reach =
    "require('net').connect(9, '192.0.2.1').on('error', () => {}).setTimeout(50).on('timeout', process.exit)"
  const [command, ...rest] = [
    'strace',
    ...tracedInto(notes).slice(1),
    'unshare',
    '--net',
    process.execPath,
    '-e',
    reach,
  ]
  execFileSync(command, rest)
  expect(foreignCalls(notes).join('\n')).toContain('192.0.2.1')
})
