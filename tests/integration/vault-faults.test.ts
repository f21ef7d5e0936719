/**
 * The disk fails at every single act of a commit, a snapshot, a rekey and an import. Whatever was confirmed is there
 * afterwards, what failed changed nothing or happened as a whole, and the next save works again.
 */
import { expect, test } from 'vitest'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { createFailingDisk, type FailingDisk, type Failure } from '#tests/support/failing-disk.ts'
import {
  aCase,
  everything,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

const failures: readonly Failure[] = ['EIO once', 'ENOSPC once', 'gone']

interface Trial {
  readonly office: Office
  readonly disk: FailingDisk
  readonly vault: VaultApi
}

interface Course {
  readonly prepare?: (trial: Trial) => Promise<void>
  /** Runs while the disk may fail. */
  readonly run: (trial: Trial) => Promise<void>
}

/** Repeats the course with the first, the second … act failing, until none is left to fail. Answers their number. */
async function atEveryAct(failure: Failure, { prepare, run }: Course): Promise<number> {
  for (let count = 1; ; count++) {
    const disk = createFailingDisk(nodeFileSystem)
    const office = await makeOpenOffice({ fs: disk.fs })
    try {
      must(await office.vault().createCase(aCase('bestätigt')))
      const trial = { office, disk, vault: office.vault() }
      await prepare?.(trial)
      disk.failAt(count, failure)
      await run(trial)
      if (!disk.hasFailed()) return count - 1
    } finally {
      disk.heal()
      await office.remove()
    }
  }
}

async function concernsOf(vault: VaultApi): Promise<readonly string[]> {
  const { rows } = await vault.list(everything)
  const files = await Promise.all(rows.map(async ({ id }) => must(await vault.readCase(id))))
  return files.map(({ profile }) => profile.concern).sort()
}

/** The disk is whole again: in the same session, unless the plug was pulled, and after a restart. */
async function workOn({ office, disk, vault }: Trial, isGone: boolean): Promise<readonly string[]> {
  disk.heal()
  const before = isGone ? [] : [must(await vault.createCase(aCase('danach'))).file.profile.concern]
  const again = await office.restart()
  must(await again.unlock(passphrase, noProgress))
  const found = await concernsOf(again)
  expect(found).toEqual(expect.arrayContaining(['bestätigt', ...before]))
  must(await again.createCase(aCase('zuletzt')))
  return found.filter((concern) => concern !== 'danach')
}

test.each(failures)('a save meets %s at every act', { timeout: 120_000 }, async (failure) => {
  const acts = await atEveryAct(failure, {
    async run(trial) {
      const saved = await trial.vault.createCase(aCase('neu'))
      const found = await workOn(trial, failure === 'gone')
      if (saved.ok) expect(found).toEqual(['bestätigt', 'neu'])
      // A pulled plug may leave the whole frame behind without anybody hearing of it.
      else if (failure === 'gone') expect([1, 2]).toContain(found.length)
      else expect(found).toEqual(['bestätigt'])
    },
  })
  expect(acts).toBeGreaterThanOrEqual(2)
})

test.each(['EIO once', 'gone'] as const)(
  'a snapshot meets %s at every act',
  { timeout: 180_000 },
  async (failure) => {
    const acts = await atEveryAct(failure, {
      async prepare({ vault, office }) {
        must(await vault.createCase(aCase('im Auszug')))
        // A journal this old is due for a snapshot.
        office.clock.advance(8 * 24 * 60 * 60 * 1000)
      },
      async run(trial) {
        await trial.vault.settle()
        expect(await concernsOf(trial.vault)).toEqual(['bestätigt', 'im Auszug'])
        expect(await workOn(trial, failure === 'gone')).toEqual(['bestätigt', 'im Auszug'])
      },
    })
    expect(acts).toBeGreaterThanOrEqual(5)
  },
)

test.each(['EIO once', 'gone'] as const)(
  'a rekey meets %s at every act',
  { timeout: 240_000 },
  async (failure) => {
    const other = 'quarry rustle saddle timber usher'
    const acts = await atEveryAct(failure, {
      async run(trial) {
        const keyed = await trial.vault.rekey(other, noProgress)
        expect(await concernsOf(trial.vault)).toEqual(['bestätigt'])
        trial.disk.heal()
        if (failure !== 'gone') await trial.vault.createCase(aCase('danach'))
        const again = await trial.office.restart()
        const opened = await again.unlock(keyed.ok ? other : passphrase, noProgress)
        trial.office.clock.advance(60_000)
        // Cut off behind the last write the new passphrase holds already, though nobody was told.
        if (!opened.ok) must(await again.unlock(other, noProgress))
        expect(await concernsOf(again)).toEqual(expect.arrayContaining(['bestätigt']))
        must(await again.createCase(aCase('zuletzt')))
      },
    })
    expect(acts).toBeGreaterThanOrEqual(8)
  },
)

const paths = [
  { path: 'journal', records: 1000 },
  { path: 'snapshot', records: 0 },
]

test.each(paths)(
  'an import by $path is all or nothing at every act',
  { timeout: 240_000 },
  async ({ records }) => {
    const acts = await atEveryAct('EIO once', {
      async prepare({ office, vault }) {
        const sender = await makeOpenOffice()
        must(await sender.vault().createCase(aCase('von drüben 1')))
        must(await sender.vault().createCase(aCase('von drüben 2')))
        const card = await vault.makeCard()
        const { ownFingerprint } = await vault.network()
        const invitation = must(await sender.vault().admit(card.bytes, ownFingerprint))
        must(await vault.previewImport(invitation.bytes, noProgress))
        must(await vault.applyImport((await sender.vault().network()).rootFingerprint, noProgress))
        must(await sender.vault().chooseScope('o02', 'all'))
        const made = must(await sender.vault().makePackage(['o02'], 'sync', noProgress))
        await sender.remove()
        const again = await office.restart({ frameLimit: { records, bytes: 1_000_000 } })
        must(await again.unlock(passphrase, noProgress))
        must(await again.previewImport(made.bytes, noProgress))
      },
      async run(trial) {
        const vault = trial.office.vault()
        const applied = await vault.applyImport(null, noProgress)
        const whole = ['bestätigt', 'von drüben 1', 'von drüben 2']
        expect(await concernsOf(vault)).toEqual(applied.ok ? whole : ['bestätigt'])
        expect(await workOn({ ...trial, vault }, false)).toEqual(applied.ok ? whole : ['bestätigt'])
      },
    })
    expect(acts).toBeGreaterThanOrEqual(2)
  },
)

const { from: _from, count: _count, ...view } = { ...everything, state: 'bin' as const }
const inBin = { ...everything, state: 'bin' as const }

async function withoutHeads(office: Office): Promise<void> {
  const db = createVaultDatabase(office.engine())
  await Promise.all([db.heads.clear(), db.headPages.clear()])
  db.close()
}

test(
  'what never came to stand does not come about by making the heads anew',
  { timeout: 240_000 },
  async () => {
    const acts = await atEveryAct('EIO once', {
      async prepare({ office, vault }) {
        const { id } = must(await vault.createCase(aCase('soll gehen'))).file
        must(await vault.bulkDo({ type: 'some', ids: [id] }, { type: 'bin' }, noProgress))
        office.clock.advance(1000)
      },
      async run({ office, disk, vault }) {
        const erased = await vault.bulkErase({ type: 'all', query: view, except: [] }, noProgress)
        disk.heal()
        // Saves and a start with whole heads do not make it forgotten that such pages lie there.
        must(await vault.createCase(aCase('danach')))
        must(await (await office.restart()).unlock(passphrase, noProgress))
        await withoutHeads(office)
        const again = await office.restart()
        must(await again.unlock(passphrase, noProgress))
        expect((await again.list(inBin)).total).toBe(erased.ok ? 0 : 1)
        expect(await concernsOf(again)).toEqual(['bestätigt', 'danach'])
      },
    })
    expect(acts).toBeGreaterThanOrEqual(5)
  },
)

test(
  'the next snapshot takes away what never came to stand, and heads can be made anew from the bodies again',
  { timeout: 240_000 },
  async () => {
    await atEveryAct('EIO once', {
      async prepare({ vault }) {
        const { id } = must(await vault.createCase(aCase('soll gehen'))).file
        must(await vault.bulkDo({ type: 'some', ids: [id] }, { type: 'bin' }, noProgress))
      },
      async run({ office, disk, vault }) {
        const erased = await vault.bulkErase({ type: 'all', query: view, except: [] }, noProgress)
        disk.heal()
        office.clock.advance(8 * 24 * 60 * 60 * 1000)
        must(await vault.createCase(aCase('danach')))
        await vault.settle()
        await withoutHeads(office)
        const again = await office.restart()
        expect(must(await again.unlock(passphrase, noProgress)).rebuilt).toBe('heads-only')
        expect((await again.list(inBin)).total).toBe(erased.ok ? 0 : 1)
        expect(await concernsOf(again)).toEqual(['bestätigt', 'danach'])
      },
    })
  },
)
