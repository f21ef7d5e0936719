/** The packed program, where `npm run pack` has made one: what is burnt into it, and what can no longer be asked of it. */
import { afterAll, describe, expect, test } from 'vitest'
import { readFuses } from '#build/fuses.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { packedApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'

const packed = packedApp()
const started: { desk?: Desk } = {}

afterAll(() => started.desk?.leave())

describe.skipIf(!packed)('the packed program', () => {
  test('has every fuse set as the security plan wants it', async () => {
    const fuses = await readFuses(packed?.executable ?? '')
    expect(fuses.filter(({ asWanted }) => !asWanted)).toEqual([])
    expect(fuses.length).toBeGreaterThan(7)
  })

  test('cannot be made to run as Node, to load a script or to open an inspector', async () => {
    if (!packed) return
    started.desk = await openDesk('packed', {
      target: packed,
      home: makeAppHome('packed'),
      arguments: ['--inspect=0'],
      environment: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere/script.cjs' },
    })
    // It came up as the app, and not as Node with a missing script.
    await started.desk.field('setup.office.name').waitFor()
    expect(started.desk.app().output()).not.toMatch(/Debugger listening|script\.cjs/)
  })

  test('has no developer tools', async () => {
    if (!started.desk) return
    const { packaged } = await started.desk
      .app()
      .page()
      .evaluate(() => window.desktop.appInfo({}))
    expect(packaged).toBe(true)
    await started.desk.hands.press('Control+Shift+I')
    expect(started.desk.app().page().context().pages()).toHaveLength(1)
  })
})
