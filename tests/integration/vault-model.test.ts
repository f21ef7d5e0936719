/** Random days with crashes, lost and aged databases, snapshots and rekeys: the vault always says what a model says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndexedDbEngine } from '#renderer/vault/vault-database.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import {
  aCase,
  everything,
  freshEngine,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

type Step =
  | { readonly do: Turn }
  | { readonly do: 'change'; readonly which: number; readonly text: string }
  | { readonly do: 'change together'; readonly texts: readonly string[] }
  | { readonly do: 'draft'; readonly text: string }

const text = fc.string({ maxLength: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'create' } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('change' as const), which: fc.nat(30), text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change together' as const),
      texts: fc.array(text, { maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('draft' as const), text }) },
  { weight: 2, arbitrary: fc.constantFrom(...(['snapshot', 'crash'] as const)).map((act) => ({ do: act })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...(['crash and wipe', 'crash and age', 'rekey'] as const))
      .map((act) => ({ do: act })),
  },
)

/** What must be there: the concern of each case, and the draft. */
interface Model {
  readonly concerns: Map<string, string>
  draft: string | null
  words: string
  /** A database of earlier, to be put back. */
  aged: IndexedDbEngine | null
}

test('whatever happens, the vault holds what was confirmed', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const office = await makeOpenOffice()
      const model: Model = { concerns: new Map(), draft: null, words: passphrase, aged: null }
      try {
        for (const next of steps) {
          await take(office, model, next)
          await expectModel(office.vault(), model)
        }
        await reopen(office, model, {})
        await expectModel(office.vault(), model)
      } finally {
        await office.remove()
      }
    }),
    { numRuns: 40 },
  )
})

async function take(office: Office, model: Model, next: Step): Promise<void> {
  if (next.do in turns) return turns[next.do as Turn](office, model)
  return write(office.vault(), model, next)
}

async function write(vault: VaultApi, model: Model, next: Step): Promise<void> {
  if (next.do === 'change') return change(vault, model, next)
  if (next.do === 'change together') {
    await Promise.all(next.texts.map(async (words, i) => change(vault, model, { which: i * 7, text: words })))
  } else if (next.do === 'draft') {
    must(await vault.saveDraft('a', next.text))
    model.draft = next.text
  }
}

type Turn = 'create' | 'snapshot' | 'crash' | 'crash and wipe' | 'crash and age' | 'rekey'

const turns: Readonly<Record<Turn, (office: Office, model: Model) => Promise<void>>> = {
  async create(office, model) {
    const concern = `neu ${model.concerns.size}`
    const { file } = must(await office.vault().createCase(aCase(concern)))
    model.concerns.set(file.id, concern)
  },
  async snapshot(office) {
    office.clock.advance(8 * 24 * 60 * 60 * 1000)
    await office.vault().settle()
  },
  crash: async (office, model) => reopen(office, model, {}),
  'crash and wipe': async (office, model) => reopen(office, model, { engine: freshEngine() }),
  async 'crash and age'(office, model) {
    const engine = model.aged ?? freshEngine()
    model.aged = office.engine()
    await reopen(office, model, { engine })
  },
  async rekey(office, model) {
    model.words = `${passphrase} ${model.words.length}`
    must(await office.vault().rekey(model.words, noProgress))
  },
}

async function change(
  vault: VaultApi,
  model: Model,
  { which, text: words }: { readonly which: number; readonly text: string },
): Promise<void> {
  const id = [...model.concerns.keys()][which % Math.max(1, model.concerns.size)]
  if (id === undefined) return
  model.concerns.set(id, words)
  must(await vault.changeCase(id, [{ name: 'concern', value: words }]))
}

async function reopen(
  office: Office,
  model: Model,
  parts: { readonly engine?: IndexedDbEngine },
): Promise<void> {
  const vault = await office.restart(parts)
  must(await vault.unlock(model.words, noProgress))
}

async function expectModel(vault: VaultApi, model: Model): Promise<void> {
  const { rows, total } = await vault.list(everything)
  const files = await Promise.all(rows.map(async ({ id }) => must(await vault.readCase(id))))
  const found = Object.fromEntries(files.map(({ id, profile }) => [id, profile.concern]))
  expect(total).toBe(model.concerns.size)
  expect(found).toEqual(Object.fromEntries(model.concerns))
  expect(await vault.readDraft('a')).toBe(model.draft)
}
