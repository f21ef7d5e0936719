/** What is measured inside the window itself, so that no debugger's round trip counts. Each function stands alone. */
import type {} from '#tests/support/app-driver/vault-in-page.ts'

export interface Opening {
  /** From the Enter on the lock screen to *Heute*, to the first rows of the list. */
  readonly today: number
  readonly list: number
  readonly keyDerivation: number
  /** What the vault itself needed for the list. */
  readonly vault: number
}

/** Begins to watch: call it before the passphrase's Enter, and await its answer after. */
export async function watchOpening(): Promise<Opening> {
  interface Store {
    readonly report?: { readonly milliseconds: { readonly keyDerivation: number; readonly list: number } }
  }
  const begun = new Promise<number>((resolve) => {
    addEventListener('keydown', ({ key, timeStamp }) => key === 'Enter' && resolve(timeStamp), true)
  })
  const seen = (selector: string) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (document.querySelector(selector)) resolve(performance.now())
        else requestAnimationFrame(look)
      }
      look()
    })
  const start = await begun
  const today = await seen('.fk-frame h1')
  dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', ctrlKey: true, bubbles: true }))
  const list = await seen('[role=grid] [role=gridcell]')
  const element = document.querySelector('#app') as unknown as {
    readonly __vue_app__: {
      readonly config: {
        readonly globalProperties: { readonly $pinia: { readonly _s: ReadonlyMap<string, Store> } }
      }
    }
  }
  const report = element.__vue_app__.config.globalProperties.$pinia._s.get('session')?.report
  const { keyDerivation, list: vault } = report?.milliseconds ?? {
    keyDerivation: Number.NaN,
    list: Number.NaN,
  }
  return { today: today - start, list: list - start, keyDerivation, vault }
}

export interface Keystrokes {
  /** From the key to the last change of the list that follows it. */
  readonly shown: number[]
  /** From the key to the end of the frame that draws it. */
  readonly drawn: number[]
}

/** Where is typed, and where it shows: selectors. */
export interface TypingPlace {
  readonly field: string
  readonly list: string
}

/** Begins to note what each key in the field brings about. `window.keystrokes` has the answer. */
export function watchKeystrokes(place: TypingPlace): void {
  const notes: Keystrokes = { shown: [], drawn: [] }
  Object.assign(window, { keystrokes: notes })
  let start = 0
  const filter = document.querySelector<HTMLInputElement>(place.field)
  filter?.addEventListener('keydown', ({ timeStamp }) => {
    start = timeStamp
  })
  filter?.addEventListener('input', () => {
    notes.shown.push(Number.NaN)
    notes.drawn.push(Number.NaN)
  })
  const list = document.querySelector(place.list)
  const watcher = new MutationObserver(() => {
    if (notes.shown.length === 0) return
    const at = notes.shown.length - 1
    const began = start
    notes.shown[at] = performance.now() - began
    requestAnimationFrame(() => {
      notes.drawn[at] = performance.now() - began
    })
  })
  if (list) watcher.observe(list, { subtree: true, childList: true, characterData: true, attributes: true })
}

/** The search through all notes for a word that many have; milliseconds. */
export async function searchAllNotes(text: string): Promise<number> {
  const { vault, listen } = window.surroundingsOfTheApp
  const start = performance.now()
  await vault.searchNotes(
    text,
    listen(() => undefined),
  )
  return performance.now() - start
}

/** Durable saves of cases that are open; milliseconds of each, the way to the worker and back included. */
export async function saveAgainAndAgain(count: number): Promise<number[]> {
  const { vault } = window.surroundingsOfTheApp
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count } as const
  const { rows } = await vault.list(query)
  const times: number[] = []
  for (const [at, { id }] of rows.entries()) {
    // The screen has read a case before anybody can change it.
    await vault.readCase(id)
    const start = performance.now()
    const saved = await vault.changeCase(id, [{ name: 'concern', value: `Nummer ${String(at)}` }])
    times.push(performance.now() - start)
    if (!saved.ok) throw new Error(saved.error.type)
  }
  return times
}

export interface Bulk {
  /** From the order to the durable answer. */
  readonly milliseconds: number
  /** The longest time the window went without a frame meanwhile. */
  readonly frame: number
}

/** Hands so many cases over at once and takes it back. */
export async function actOnMany(count: number): Promise<Bulk> {
  const { vault, listen } = window.surroundingsOfTheApp
  const query = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count } as const
  const ids = await vault.idsOf(query)
  const quiet = listen(() => undefined)
  const frames = { longest: 0, last: performance.now(), on: true }
  const look = (now: number) => {
    frames.longest = Math.max(frames.longest, now - frames.last)
    frames.last = now
    if (frames.on) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const start = performance.now()
  const done = await vault.bulkDo({ type: 'some', ids }, { type: 'assign', adviser: 'XX' }, quiet)
  const milliseconds = performance.now() - start
  frames.on = false
  if (!done.ok) throw new Error(done.error.type)
  const undone = await vault.undoMany(done.value.undo, quiet)
  if (!undone.ok) throw new Error(undone.error.type)
  return { milliseconds, frame: frames.longest }
}

/** Takes in a list of so many rows as an office's Excel would write it: open, try, import; milliseconds in all. */
export async function takeListIn(rows: number): Promise<number> {
  const { vault, listen } = window.surroundingsOfTheApp
  const levels = ['A2', 'B1', 'B2', 'C1']
  const lines = Array.from(
    { length: rows },
    (_none, at) =>
      `${String(at)};${String(15 + (at % 30))};${levels[at % 4] ?? ''};Magdeburg;0${String(1 + (at % 9))}.03.2026;Sprache`,
  )
  const text = ['Nr;Alter;Deutsch;Landkreis;Beratung am;Themen', ...lines].join('\r\n')
  const silent = listen(() => undefined)
  const start = performance.now()
  const opened = await vault.openTable({ name: 'liste.csv', bytes: new TextEncoder().encode(text) }, silent)
  if (!opened.ok) throw new Error(opened.error.type)
  const columns = opened.value.columns.flatMap(({ at, field }) => (field === null ? [] : [{ at, field }]))
  const defaults = {
    region: 'magdeburg',
    clientGroup: 'young-person',
    talkKind: 'office',
    talkForm: 'first',
  } as const
  const rest = { bandsFrom: null, values: {}, keepTexts: [], takeChanges: false, takeRepeats: false }
  const choices = { columns, key: opened.value.key, defaults, ...rest }
  const tried = await vault.tryTable(choices, silent)
  if (!tried.ok) throw new Error(tried.error.type)
  const done = await vault.importTable(choices, silent)
  if (!done.ok) throw new Error(done.error.type)
  return performance.now() - start
}
