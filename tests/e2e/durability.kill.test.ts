/** What was confirmed is there after the app was killed in the middle of writing, a hundred times. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeAppHome } from '#tests/support/app-driver/app-home.ts'
import { builtApp, type AppTarget } from '#tests/support/app-driver/app-target.ts'
import { startApp } from '#tests/support/app-driver/start-app.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { beginWriting, missingSaves, type Confirmed } from '#tests/support/app-driver/written-cases.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'

const kills = 100
const longestWriting = 150

test('every confirmed save survives a hundred kills in the middle of writing', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  process.stdout.write(`kill -9 with seed ${String(seed)}\n`)
  const target = await builtApp()
  const { saves, replayed, missing, killed } = await killAgainAndAgain(target, seededRandom(seed))
  process.stdout.write(
    `${String(killed)} kills, ${String(saves)} confirmed saves, ` +
      `${String(replayed)} starts that replayed the journal\n`,
  )
  expect(missing).toEqual([])
  expect(killed).toBe(kills)
  expect(saves).toBeGreaterThan(kills)
}, 1_500_000)

interface Outcome {
  readonly killed: number
  readonly saves: number
  readonly replayed: number
  readonly missing: readonly string[]
}

/** The recovery code opens without Argon2id, which would be most of the time. */
async function killAgainAndAgain(target: AppTarget, random: () => number): Promise<Outcome> {
  const home = makeAppHome('kill')
  const confirmed: Confirmed = new Map()
  const missing: string[] = []
  let [killed, replayed] = [0, 0]
  const code = await firstVault(target, home)
  for (let round = 0; round <= kills; round += 1) {
    const app = await startApp({ target, home })
    const opened = await callVault(app.page(), 'unlockWithRecovery', code)
    if (!opened.ok) throw new Error(`Round ${String(round)}: ${opened.error.type}`)
    if (opened.value.replayed > 0) replayed += 1
    missing.push(...(await missingSaves(app.page(), confirmed)))
    if (round < kills) {
      const before = lastConfirmed(confirmed)
      await beginWriting(app.page(), confirmed)
      await waitUntil(() => lastConfirmed(confirmed) > before, { what: 'a save', everyMilliseconds: 1 })
      await pause(random() * longestWriting)
      killed += 1
    }
    await app.kill()
  }
  home.remove()
  return { killed, saves: lastConfirmed(confirmed), replayed, missing }
}

/** Saves are numbered through. */
function lastConfirmed(confirmed: Confirmed): number {
  return Math.max(0, ...confirmed.values())
}

async function firstVault(target: AppTarget, home: ReturnType<typeof makeAppHome>): Promise<string> {
  const app = await startApp({ target, home })
  const made = await callVault(app.page(), 'create', {
    office: 'Prüfstelle',
    region: 'magdeburg',
    adviser: 'PR',
    passphrase: 'drei Wagen fahren ohne Licht',
  })
  if (!made.ok) throw new Error(made.error.type)
  await app.kill()
  return made.value.code
}
