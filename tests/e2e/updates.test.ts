/** Updates as the adviser meets them: the real app, the real updater, a real server on loopback. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lock, setUp, unlock, type Secrets } from '#tests/e2e/steps/first-start.ts'
import { goToSettings } from '#tests/e2e/steps/upkeep-steps.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { latestYml, startUpdateServer, type Files, type UpdateServer } from '#tests/support/update-server.ts'

const installed = 'the program that is installed'
const offered = new TextEncoder().encode('the program that is offered'.repeat(20_000))
const newer = '9.1.0'
const older = '0.0.9'
const description = '/latest-linux.yml'
const program = `/Fallkoffer-${newer}.AppImage`

const running: { desk?: Desk; secrets?: Secrets; server?: UpdateServer } = {}
const desk = (): Desk => {
  if (!running.desk) throw new Error('not started')
  return running.desk
}
const appImage = () => join(desk().home.outside, 'Fallkoffer.AppImage')

beforeAll(async () => {
  const home = makeAppHome('updates')
  const path = join(home.outside, 'Fallkoffer.AppImage')
  writeFileSync(path, installed)
  running.desk = await openDesk('updates', {
    target: await builtApp(),
    home,
    environment: { APPIMAGE: path },
  })
  running.secrets = await setUp(desk(), {
    office: 'Beratungsstelle Nord',
    region: 'Magdeburg',
    initials: 'NB',
  })
}, 120_000)

afterEach(async () => {
  await running.server?.stop()
})

afterAll(async () => {
  await running.desk?.leave()
})

async function serve(files: Files): Promise<UpdateServer> {
  running.server = await startUpdateServer(files)
  return running.server
}

/** To the part of the settings that is about updates. */
async function goToUpdates(): Promise<void> {
  await goToSettings(desk(), 'updates')
  await desk().field('settings.updates.address').waitFor()
}

async function saveAddress(address: string): Promise<void> {
  await goToUpdates()
  await desk().hands.fill(desk().field('settings.updates.address'), address)
  if (address === '') await desk().hands.press('Backspace')
  await desk().hands.press('Enter')
}

/** Waits until the screen says this. */
async function saysTheScreen(key: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
  const notice = desk()
    .app()
    .page()
    .locator('main')
    .getByText(words(`settings.updates.${key}`, values))
    .first()
  await notice.waitFor()
}

async function look(): Promise<void> {
  await desk().hands.use(desk().button('settings.updates.check'))
}

async function load(): Promise<void> {
  await saysTheScreen('available', { version: newer })
  await desk().hands.use(desk().button('settings.updates.load', { version: newer }))
}

test('without an address the screen says so and offers nothing to press', async () => {
  await goToUpdates()
  await saysTheScreen('off')
  expect(await desk().button('settings.updates.check').count()).toBe(0)
})

test('an address is asked only when somebody asks', async () => {
  const server = await serve({ [description]: latestYml(newer, offered), [program]: offered })
  await saveAddress(server.address)
  await saysTheScreen('idle')
  expect(server.asked).toEqual([])
  await look()
  await saysTheScreen('available', { version: newer })
  expect(server.asked).toEqual([description])
})

test('an older version is refused, and why is said', async () => {
  const server = await serve({ [description]: latestYml(older, offered) })
  await saveAddress(server.address)
  await look()
  await saysTheScreen('refused.Older')
  expect(server.asked).toEqual([description])
})

const bad: readonly (readonly [what: string, file: Files[string], reason: string])[] = [
  ['changed in one byte', offered.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)), 'Tampered'],
  ['cut off but said to be whole', offered.slice(0, -1), 'Tampered'],
  [
    'cut off by the line',
    (response) => {
      response.writeHead(200, { 'content-length': offered.length })
      response.write(offered.slice(0, 100_000), () => response.destroy())
    },
    'Unreachable',
  ],
  [
    'on another server',
    (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'Tampered',
  ],
]

test.each(bad)(
  'a file that is %s is refused, why is said, and the program stays',
  async (_what, file, reason) => {
    const server = await serve({ [description]: latestYml(newer, offered), [program]: file })
    await saveAddress(server.address)
    await saysTheScreen('idle')
    await look()
    await load()
    await saysTheScreen(`refused.${reason}`)
    expect(readFileSync(appImage(), 'utf8')).toBe(installed)
  },
)

test('a description that cannot be read, and a server that is silent, are told apart', async () => {
  const server = await serve({ [description]: '{ version: [' })
  await saveAddress(server.address)
  await look()
  await saysTheScreen('refused.Unreadable')
  await server.stop()
  await look()
  await saysTheScreen('refused.Unreachable')
})

test('a cleared address is never asked again, through lock, unlock and a new start', async () => {
  const server = await serve({ [description]: latestYml(newer, offered) })
  await saveAddress(server.address)
  await saysTheScreen('idle')
  await saveAddress('')
  await saysTheScreen('off')
  await lock(desk())
  await unlock(desk(), running.secrets?.passphrase ?? '')
  await desk().app().quit()
  await desk().restart()
  await unlock(desk(), running.secrets?.passphrase ?? '')
  await goToUpdates()
  await saysTheScreen('off')
  expect(server.asked).toEqual([])
})

test('a newer version is loaded, verified, and in place once the program has ended', async () => {
  const server = await serve({ [description]: latestYml(newer, offered), [program]: offered })
  await saveAddress(server.address)
  await look()
  await load()
  await saysTheScreen('ready', { version: newer })
  expect(server.asked).toEqual([description, program])
  expect(readFileSync(appImage(), 'utf8')).toBe(installed)
  expect(desk().app().complaints()).toEqual([])
  await desk().app().quit()
  await waitUntil(() => new Uint8Array(readFileSync(appImage())).length === offered.length, {
    what: 'the new program in place of the old',
  })
  expect(new Uint8Array(readFileSync(appImage()))).toEqual(offered)
})
