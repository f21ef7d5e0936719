import { beforeAll, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { admitOffice, foundNetwork } from '#shared/exchange/network-acts.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { carriedDirectory } from '#shared/exchange/package-directory.ts'
import { forge } from '#tests/support/forged-packages.ts'
import {
  aNetwork,
  anOffice,
  apply,
  check,
  choose,
  receive,
  send,
  today,
  write,
  type TestOffice,
} from '#tests/support/offices.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const caseOne = '1'.repeat(32)
let north: TestOffice

beforeAll(async () => {
  ;[north] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
})

const directoryOf = (office: TestOffice): NetworkDirectory => office.state.directory as NetworkDirectory

test('a package carries no directory, a sound one, or one that does not hold', () => {
  const dir = directoryOf(north)
  expect(carriedDirectory(null)).toBeNull()
  expect(carriedDirectory({ t: 'dir', dir })).toEqual({ ok: true, value: dir })
  expect(carriedDirectory({ t: 'dir', dir: { ...dir, serial: 9 } })).toMatchObject({ ok: false })
})
test("an invitation is read by the invited device alone, which must type the root's digits", async () => {
  const newcomer = await anOffice('Ost')
  const founder = await anOffice('Nord')
  const root = seedOf(founder.keys.root ?? '')
  const founded = foundNetwork(root, founder.card, { random: webRandom, today })
  const admitted = admitOffice(root, founded, { card: newcomer.card, today })
  if (!admitted.ok) throw new Error(admitted.error.type)
  founder.state = { ...founder.state, directory: admitted.value }
  const invitation = await send(founder, ['o02'], { kind: 'enrol' })
  const checked = await check(newcomer, invitation.bytes)
  if (typeof checked === 'string') throw new Error(checked)
  expect(checked.rootFingerprint).toBe(fingerprintOfRoot(keyBytes(admitted.value.rootPub)))
  apply(newcomer, checked)
  newcomer.state = choose(newcomer.state, [{ id: 'o01' }], 'all')
  write(newcomer, caseOne, { status: 'open' })
  expect((await receive(founder, (await send(newcomer, ['o01'])).bytes)).counts.added).toBe(1)
})

test('a member learns of a new office from the first package that names it', async () => {
  const [first, second] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  const newcomer = await anOffice('Ost')
  const admitted = admitOffice(seedOf(first.keys.root ?? ''), directoryOf(first), {
    card: newcomer.card,
    today,
  })
  if (!admitted.ok) throw new Error(admitted.error.type)
  newcomer.state = choose({ ...newcomer.state, directory: admitted.value }, [{ id: 'o02' }], 'all')
  write(newcomer, caseOne, { status: 'open' })
  const plan = await receive(second, (await send(newcomer, ['o02'])).bytes)
  expect(plan.counts.added).toBe(1)
  expect(second.state.directory?.serial).toBe(3)
})

test('of a sender whom nobody knows yet, only the first line is looked at', async () => {
  const [first, second] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  const newcomer = await anOffice('Ost')
  const admitted = admitOffice(seedOf(first.keys.root ?? ''), directoryOf(first), {
    card: newcomer.card,
    today,
  })
  if (!admitted.ok) throw new Error(admitted.error.type)
  const dir = `${JSON.stringify({ t: 'dir', dir: admitted.value })}\n`
  const odd = '{"t":"odd"}\n'
  const header = { office: 'o03' }
  expect(await check(second, await forge(newcomer, second, { text: `${dir}${odd}`, header }))).toMatchObject({
    from: 'Ost',
    passed: 1,
  })
  expect(await check(second, await forge(newcomer, second, { text: `${odd}${dir}`, header }))).toBe(
    'E_UNKNOWN_SENDER',
  )
})

test('an invitation whose directory does not name the device is not for it', async () => {
  const alone = await anOffice('Allein')
  const text = `${JSON.stringify({ t: 'dir', dir: directoryOf(north) })}\n`
  expect(await check(alone, await forge(north, alone, { text, header: { kind: 'enrol' } }))).toBe(
    'E_NOT_ADDRESSED',
  )
})
