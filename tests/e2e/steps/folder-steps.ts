/** Two offices in one network, each with an app of its own, and the folder between them. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { arrived } from '#tests/e2e/steps/case-steps.ts'
import { goToExchange } from '#tests/e2e/steps/exchange-steps.ts'
import { unlock } from '#tests/e2e/steps/first-start.ts'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { officeDay } from '#tests/support/office-day.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'

export const folderPassphrase = 'amber basket candle dragon ember'

/** An office at work, whose packages go a second after the last change instead of two minutes. */
export async function openFolderOffice(name: string): Promise<Desk> {
  const home = makeAppHome(name)
  await prepareVault({
    folder: join(home.data, 'vault'),
    office: name,
    region: 'magdeburg',
    adviser: 'AB',
    passphrase: folderPassphrase,
    cases: [],
  })
  const environment = { FALLKOFFER_FOLDER_REST: '1' }
  const desk = await openDesk(name, { target: await builtApp(), home, environment })
  await unlock(desk, folderPassphrase)
  return desk
}

/** How offices join is shown elsewhere, by keyboard and digits. */
export async function joinByVault(founder: Desk, guest: Desk): Promise<void> {
  const [ours, theirs] = [founder.app().page(), guest.app().page()]
  const card = await callVault(theirs, 'makeCard')
  const { ownFingerprint } = await callVault(theirs, 'network')
  const invitation = await callVault(ours, 'admit', card.bytes, ownFingerprint)
  if (!invitation.ok) throw new Error(invitation.error.type)
  expect(await callVault(theirs, 'previewImport', invitation.value.bytes)).toMatchObject({ ok: true })
  const { rootFingerprint } = await callVault(ours, 'network')
  expect(await callVault(theirs, 'applyImport', rootFingerprint)).toMatchObject({ ok: true })
  for (const page of [ours, theirs]) {
    const [partner] = (await callVault(page, 'network')).partners
    expect(await callVault(page, 'chooseScope', partner?.id ?? '', 'all')).toMatchObject({ ok: true })
  }
}

/** Chooses the exchange folder as a person does. */
export async function chooseFolder(desk: Desk, path: string): Promise<void> {
  await goToExchange(desk)
  await desk.hands.goTo(desk.button('folder.choose'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  await desk.button('folder.now').waitFor()
}

/** A new case; how one is written by hand is shown elsewhere. */
export async function writeCase(desk: Desk, concern: string): Promise<string> {
  const saved = await callVault(desk.app().page(), 'createCase', [
    { name: 'region', value: 'magdeburg' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: officeDay() },
    { name: 'adviser', value: 'AB' },
    { name: 'concern', value: concern },
  ])
  if (!saved.ok) throw new Error(saved.error.type)
  return saved.value.file.profile.code
}

export async function codesAt(desk: Desk): Promise<readonly string[]> {
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 100 } as const
  const { rows } = await callVault(desk.app().page(), 'list', query)
  return rows.map(({ code }) => code)
}

/** Nobody clicks: the case is there after a while. */
export async function caseArrives(desk: Desk, code: string): Promise<void> {
  await waitUntil(async () => (await codesAt(desk)).includes(code), {
    what: `case ${code} at the other office`,
    milliseconds: 60_000,
    everyMilliseconds: 200,
  })
}

export async function goToToday(desk: Desk): Promise<void> {
  await desk.hands.press('Control+1')
  await arrived(desk, 'today.title')
}
