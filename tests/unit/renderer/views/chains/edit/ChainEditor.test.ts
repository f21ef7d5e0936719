// @vitest-environment happy-dom
/** An office adapts a chain and writes one: typed, checked, taken back, kept, put in force. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { assert } from '#shared/base/assert.ts'
import type { Step } from '#shared/chains/chain.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { copyChain, newChain } from '#shared/chains/edit-chain.ts'
import { newOverlay } from '#shared/chains/edit-overlay.ts'
import { useChainEditor } from '#renderer/stores/chain-editor.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { screens } from '#renderer/stores/navigation.ts'
import { todayIn } from '#renderer/stores/surroundings.ts'
import ChainEditor from '#renderer/views/chains/edit/ChainEditor.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const key = 'residence-for-training@stendal'
let window: TestWindow
/** An editor listens for keys as long as it stands. */
let standing: readonly ReturnType<typeof mountIn>[] = []
beforeEach(async () => {
  window = await openWindow()
  await useChainLibrary().load()
})
afterEach(async () => {
  for (const part of standing) part.unmount()
  standing = []
  document.body.replaceChildren()
  await window.close()
})

const empty = { render: () => null }
function mountEditor(first: ContentDocument): ReturnType<typeof mountIn> {
  const routes = Object.values(screens).map((name) => ({ path: `/${name}`, name, component: empty }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  const part = mountIn(window, ChainEditor, { props: { first }, global: { plugins: [router] } })
  standing = [...standing, part]
  return part
}
function overlay(): ContentDocument {
  const chain = useChainLibrary().library.find('residence-for-training')
  assert(chain, 'chain D is shipped')
  return { kind: 'overlay', overlay: newOverlay(chain, 'stendal', todayIn(window.surroundings)) }
}
function press(part: ReturnType<typeof mountIn>, words: string): Promise<void> {
  const button = part.findAll('button').find((one) => one.text() === words)
  assert(button, `there is a button ${words}`)
  return button.trigger('click')
}
const publishing = (part: ReturnType<typeof mountIn>) =>
  part
    .findAll('button')
    .find((one) => one.text().startsWith('Veröffentlichen'))
    ?.attributes('disabled')

test('a note is a fault while it is empty, is kept as it is typed, and goes back with Strg+Z', async () => {
  const part = mountEditor(overlay())
  await press(part, 'Hinweis hinzufügen')
  expect(part.text()).toContain('Noch ein Fehler vor dem Veröffentlichen')
  expect(part.text()).toContain('Schritt D1')
  expect(publishing(part)).toBeDefined()
  await part.find('#edit-note').setValue('Nur dienstags.')
  expect(part.text()).toContain('Keine Fehler.')
  expect(publishing(part)).toBeUndefined()

  // The half-typed sentence is there for whoever opens the document again.
  expect(await useChainEditor().open(key)).toMatchObject({ overlay: { notes: [{ text: 'Nur dienstags.' }] } })
  dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
  await settled()
  expect(part.find<HTMLTextAreaElement>('#edit-note').element.value).toBe('')
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, bubbles: true }))
  await settled()
  expect(part.find<HTMLTextAreaElement>('#edit-note').element.value).toBe('Nur dienstags.')
})

test('a new step asks for its title, a bare number is named with its field, and the fault leads there', async () => {
  const part = mountEditor(overlay())
  await press(part, 'Schritt hinzufügen')
  await settled()
  expect(document.activeElement?.id).toBe('edit-title')
  expect(part.text()).toContain('Der Titel fehlt.')
  await part.find('#edit-title').setValue('Im Rathaus anmelden')
  await part.find('#edit-duration').setValue('3 Monate')
  const fault = part.findAll('.edit-lines button').find((one) => one.text().includes('„3 Monate“'))
  expect(fault?.text()).toContain('Schritt M1 Im Rathaus anmelden')
  await fault?.trigger('click')
  await settled()
  expect(document.activeElement?.id).toBe('edit-duration')
})

test('what was written is kept on leaving, and published in a version newer than before', async () => {
  const editor = useChainEditor()
  const part = mountEditor(overlay())
  await press(part, 'Hinweis hinzufügen')
  await part.find('#edit-note').setValue('Nur dienstags.')
  part.unmount()
  await vi.waitFor(() => {
    expect(editor.draftOf(key)?.document).toMatchObject({ overlay: { notes: [{ text: 'Nur dienstags.' }] } })
  })

  const draft = await editor.open(key)
  assert(draft, 'it was kept')
  const first = await editor.publish(draft, [])
  const second = await editor.publish(draft, [])
  expect([first.ok, second.ok]).toEqual([true, true])
  const today = todayIn(window.surroundings)
  expect(editor.inForce(key)?.document).toMatchObject({ overlay: { version: `${today}.02` } })
  expect(editor.draftOf(key)).toBeNull()
})

test('a chain of one’s own: its parts are edited beside its steps, and its last step stays', async () => {
  const words = { phase: 'Beginn', outcome: 'Ende' }
  const names = { id: 'own-1', letter: 'K', title: 'Sprachcafé' }
  const part = mountEditor({ kind: 'chain', chain: newChain(names, words, todayIn(window.surroundings)) })
  await part.find('#edit-title').setValue('Vorbeikommen')
  expect(part.text()).toContain('Keine Fehler.')
  const remove = part.findAll('button').find((one) => one.text() === 'Schritt entfernen')
  expect(remove?.attributes('disabled')).toBeDefined()
  await press(part, 'Schritt hinzufügen')
  expect(part.text()).toContain('Kein Weg führt hierher.')
})

test('a computed day is filled in, said in a sentence with an example, faulted at its field and taken back', async () => {
  const part = mountEditor(overlay())
  await press(part, 'Schritt hinzufügen')
  await settled()
  await part.find('#edit-title').setValue('Antrag vorbereiten')
  await press(part, 'Datum hinzufügen')
  const card = () => part.find('#edit-dates-0')
  expect(card().text()).toContain('Bei einem Datum fehlt der Satz, wofür es steht.')
  expect(publishing(part)).toBeDefined()
  await card().find('textarea').setValue('Unterlagen bis {date} sammeln.')
  expect(card().text()).not.toContain('Bei einem Datum fehlt')
  await card().find('input[inputmode="numeric"]').setValue('vierzehn')
  expect(card().text()).toContain('Bitte eine ganze Zahl')
  await card().find('input[inputmode="numeric"]').setValue('14')
  expect(card().find('.edit-example').text()).toMatch(
    /^Frühestens 14 Tage nach dem Tag aus „.+“\..*Ist dieser Tag/,
  )
  expect(publishing(part)).toBeUndefined()
  dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
  await settled()
  expect(card().find('.edit-example').text()).toMatch(/^Frühestens an dem Tag aus/)
})

test('a count written anew stays on its side of the day', async () => {
  const part = mountEditor(overlay())
  await press(part, 'Schritt hinzufügen')
  await settled()
  await press(part, 'Datum hinzufügen')
  const count = () => part.find('#edit-dates-0').find('input[inputmode="numeric"]')
  const side = () => part.find('#edit-dates-0').findAll('select').at(-1)
  await count().setValue('7')
  await side()?.setValue('before')
  expect(part.find('#edit-dates-0 .edit-example').text()).toContain('7 Tage vor')
  for (const typed of ['', '14']) await count().setValue(typed)
  expect(part.find('#edit-dates-0 .edit-example').text()).toContain('14 Tage vor')
})

/** As it is kept while it is being written. */
async function firstStepOf(id: string): Promise<Step | undefined> {
  const now = await useChainEditor().open(id)
  return now?.kind === 'chain' ? now.chain.steps[0] : undefined
}

test('conditions within conditions are there to be read and changed, and stay when something else is written', async () => {
  const shipped = useChainLibrary().library.find('residence-for-training')
  assert(shipped, 'chain D is shipped')
  const chain = copyChain(shipped, { id: 'own-2', letter: 'K', title: 'Eigene' })
  const [entry, second] = chain.steps
  const when = { any: [{ question: 'paper', is: ['x'] }] }
  const nested = { all: [{ not: { all: [...when.any, ...when.any] } }, when, { any: [...when.any, when] }] }
  assert(entry && second, 'it has steps')
  const step = { ...entry, neededWhen: nested }
  const part = mountEditor({ kind: 'chain', chain: { ...chain, steps: [step, second] } })
  const kept = () => firstStepOf('own-2')
  await part.find('#edit-goal').setValue('Ein anderes Ziel.')
  expect(await kept()).toEqual({ ...step, goal: 'Ein anderes Ziel.' })

  const needed = () => part.find('#edit-neededWhen')
  expect(
    needed()
      .findAll('legend')
      .map((one) => one.text()),
  ).toEqual(expect.arrayContaining(['Gruppe in Zeile 1', 'Gruppe in Zeile 3']))
  expect(needed().text()).toContain('Das heißt: (nicht ((')
  await needed().find('[aria-label="Gruppe in Zeile 1 entfernen"]').trigger('click')
  expect((await kept())?.neededWhen).toEqual({ all: nested.all.slice(1) })
  const adding = needed()
    .findAll('button')
    .filter((one) => one.text() === 'Gruppe hinzufügen')
  await adding.at(-1)?.trigger('click')
  await settled()
  expect((await kept())?.neededWhen).toMatchObject({ all: [when, {}, { any: [{}] }] })
  expect(document.activeElement?.closest('fieldset')?.textContent).toContain('Gruppe in Zeile 3')
})

test('a short mark changed later to a taken or malformed one keeps the chain from being published', async () => {
  const words = { phase: 'Beginn', outcome: 'Ende' }
  const names = { id: 'own-3', letter: 'K', title: 'Sprachcafé' }
  const part = mountEditor({ kind: 'chain', chain: newChain(names, words, todayIn(window.surroundings)) })
  await part.find('#edit-title').setValue('Vorbeikommen')
  expect(publishing(part)).toBeUndefined()
  const tab = part.findAll('[role="tab"]').find((one) => one.text() === 'Kette, Fragen, Zahlen')
  await tab?.trigger('mousedown')
  await settled()
  const letter = () => part.find<HTMLInputElement>('#edit-head-letter')
  for (const [typed, said] of [
    ['d', 'Nehmen Sie ein bis drei Buchstaben'],
    ['', 'Nehmen Sie ein bis drei Buchstaben'],
    ['D', 'hat schon eine andere Kette'],
  ] as const) {
    await letter().setValue(typed)
    expect(part.find('.edit-lines').text()).toContain(said)
    expect(letter().element.getAttribute('aria-invalid')).toBe('true')
    expect(publishing(part)).toBeDefined()
  }
  await part.find('.edit-lines button').trigger('click')
  await settled()
  expect(document.activeElement?.id).toBe('edit-head-letter')
  await letter().setValue('SC')
  expect(part.text()).toContain('Keine Fehler.')
  expect(publishing(part)).toBeUndefined()
})
