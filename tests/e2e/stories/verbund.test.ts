/**
 * An office gets a second laptop, works on both, and loses one: the laptop is admitted by card and digits, packages go
 * both ways, it is blocked, and its packages are refused with their own sentence. By keyboard, in two real apps.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import * as exchange from '#tests/e2e/steps/exchange-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { findInEveryLook, put, withoutScrolling } from '#tests/support/app-driver/manners.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { officeDay } from '#tests/support/office-day.ts'

const started: { desk?: Desk; laptop?: Desk } = {}
const theDesk = (which: 'desk' | 'laptop'): Desk => {
  const desk = started[which]
  if (!desk) throw new Error('not started')
  return desk
}
const desk = () => theDesk('desk')
const laptop = () => theDesk('laptop')
const label = 'Laptop für draußen'
const office = 'Dienststelle Eins'
/** The stick that goes to and fro. */
const onStick = (name: string) => join(desk().home.outside, name)

beforeAll(async () => {
  const target = await builtApp()
  started.desk = await openDesk('verbund-a', { target })
  await setUp(desk(), { office, region: 'Magdeburg', initials: 'VA' })
  started.laptop = await openDesk('verbund-b', { target })
  await setUp(laptop(), { office: 'Neuer Laptop', region: 'Magdeburg', initials: 'VB' })
  await writeCase(desk())
}, 120_000)

afterAll(async () => {
  await started.desk?.leave()
  await started.laptop?.leave()
})

test('an office alone admits a second laptop by its card and 40 digits', async () => {
  await exchange.goToNetwork(laptop())
  await exchange.saveCard(laptop(), onStick('karte.json'))
  await exchange.goToNetwork(desk())
  await look(desk(), 'verbund-allein')
  await exchange.openCard(desk(), onStick('karte.json'), 'device')
  await look(desk(), 'verbund-aufnehmen')
  await exchange.admitDevice(desk(), {
    invitation: onStick('einladung.age'),
    digits: await exchange.digitsOf(laptop(), 'own-digits'),
    label,
    full: onStick('alles.age'),
  })
  await look(desk(), 'verbund-aufgenommen')
  expect(await withoutScrolling(page(desk()), () => findInEveryLook(page(desk())))).toEqual([])
})

test('the laptop joins, has what the office has, and goes by its name', async () => {
  const rootDigits = await exchange.digitsOf(desk(), 'root-digits')
  await exchange.goToExchange(laptop())
  await exchange.join(laptop(), { invitation: onStick('einladung.age'), rootDigits, as: 'device' })
  await exchange.openPackage(laptop(), onStick('alles.age'))
  await exchange.applyPackage(laptop())
  expect(await casesOf(laptop())).toBe(1)
  await page(laptop()).getByText(`VB · ${office}`).waitFor()
})

test('what was written on the laptop arrives at the desk', async () => {
  await writeCase(laptop())
  await exchange.goToExchange(laptop())
  await page(laptop())
    .getByRole('heading', { name: words('network.devices.recipient') })
    .waitFor()
  await look(laptop(), 'austausch-geraete')
  await exchange.savePackage(laptop(), onStick('von-unterwegs.age'))
  await exchange.goToExchange(desk())
  await exchange.openPackage(desk(), onStick('von-unterwegs.age'))
  await exchange.applyPackage(desk())
  expect(await casesOf(desk())).toBe(2)
})

test('the network gets a new key: passed on in one file, the laptop follows by itself', async () => {
  await exchange.goToNetwork(desk())
  const before = await exchange.digitsOf(desk(), 'root-digits')
  await desk().hands.use(desk().button('network.root.open'))
  const dialog = page(desk()).getByRole('alertdialog')
  await dialog.getByText(words('network.root.backup')).waitFor()
  await look(desk(), 'neuer-schluessel')
  await desk().hands.use(dialog.getByRole('button', { name: words('network.root.do'), exact: true }))
  await desk().hands.goTo(desk().button('network.root.passOn'))
  await answerFileDialog(desk().app().pid, onStick('schluessel.age'), () => desk().hands.press('Enter'))
  await exchange.said(desk(), 'network.passedOn')
  const digits = await exchange.digitsOf(desk(), 'root-digits')
  expect(digits).not.toBe(before)
  await exchange.openPackage(laptop(), onStick('schluessel.age'))
  await exchange.applyPackage(laptop())
  await exchange.goToNetwork(laptop())
  expect(await exchange.digitsOf(laptop(), 'root-digits')).toBe(digits)
  await exchange.goToExchange(laptop())
})

test('lost, it is blocked after a warning; all others get a file that says so', async () => {
  await writeCase(laptop())
  await exchange.savePackage(laptop(), onStick('zu-spaet.age'))
  await exchange.goToNetwork(desk())
  await desk().hands.use(desk().button('network.block.openNamed', { device: label }))
  const dialog = page(desk()).getByRole('alertdialog')
  await dialog.getByText(words('network.block.leavesHeld')).waitFor()
  await look(desk(), 'geraet-sperren')
  await desk().hands.use(dialog.getByRole('button', { name: words('network.block.do'), exact: true }))
  await exchange.said(desk(), 'network.block.done')
  await desk().hands.goTo(desk().button('network.block.passOn'))
  await answerFileDialog(desk().app().pid, onStick('sperre.age'), () => desk().hands.press('Enter'))
  await exchange.said(desk(), 'network.passedOn')
  await look(desk(), 'verbund-gesperrt')
})

test('its package is refused with its own sentence, and nothing is changed', async () => {
  await exchange.goToExchange(desk())
  await desk().hands.goTo(desk().button('exchange.open.button'))
  await answerFileDialog(desk().app().pid, onStick('zu-spaet.age'), () => desk().hands.press('Enter'))
  await page(desk()).getByText(words('errors.E_REVOKED_SENDER')).waitFor()
  expect(await casesOf(desk())).toBe(2)
})

test('found again, the laptop says that it is blocked and writes no more packages', async () => {
  await exchange.openPackage(laptop(), onStick('sperre.age'))
  await exchange.applyPackage(laptop())
  await laptop().hands.use(laptop().button('network.entry.button'))
  await arrived(laptop(), 'network.title')
  await page(laptop()).getByText(words('network.standing.blockedTitle')).waitFor()
  await look(laptop(), 'verbund-gesperrtes-geraet')
  expect(await callVault(page(laptop()), 'network')).toMatchObject({ standing: { type: 'blocked' } })
})

const page = (which: Desk) => which.app().page()

/** How a case came to be is not what this story is about. */
async function writeCase(where: Desk): Promise<void> {
  await callVault(page(where), 'createCase', [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: officeDay() },
    { name: 'adviser', value: 'VA' },
  ])
}

async function casesOf(where: Desk): Promise<number> {
  const all = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 10 } as const
  return (await callVault(page(where), 'list', all)).total
}

/** Pictures of what was seen, where somebody wants to look at them. */
async function look(where: Desk, name: string): Promise<void> {
  const folder = process.env['STORY_SHOTS']
  if (!folder) return
  for (const mode of ['light', 'dark', 'zoomed'] as const) {
    await put(page(where), mode)
    await page(where).screenshot({ path: join(folder, `${name}-${mode}.png`) })
  }
  await put(page(where), 'light')
}
