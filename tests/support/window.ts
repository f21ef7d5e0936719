/**
 * A window without a screen: the stores over a real vault of an office, and a desk that stands in for the machine's
 * dialogs, with files kept in memory.
 */
import { limits } from '#shared/contract/contract-shapes.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'
import { createPinia, setActivePinia } from 'pinia'
import { createApp, type App } from 'vue'
import type {
  Appearance,
  DesktopApi,
  Input,
  News,
  NewsTopic,
  UpdateState,
} from '#shared/contract/desktop-api.ts'
import { provideSurroundings, type Surroundings } from '#renderer/stores/surroundings.ts'
import { makeOffice, newVault, type Office, type OfficeParts } from '#tests/support/vault-office.ts'

/** What the person at the desk does with dialogs, and what the machine was told. */
export interface Desk {
  /** The file chosen next; `null` closes the dialog. */
  chosen: { readonly name: string; readonly bytes: Uint8Array } | null
  opened: { readonly name: string; readonly bytes: Uint8Array } | 'unreadable' | null
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[]
  appearance: Appearance
  updateAddress: string | null
  update: UpdateState
  locked: boolean
  /** What the window asked the system to remind of. */
  readonly reminded: Input<'remindOfDue'>[]
  /** How often the window said that it works on something long. */
  notedWork: number
  port: MessagePort | null
  readonly tell: <T extends NewsTopic>(topic: T, news: News<T>) => void
}

export interface TestWindow {
  readonly app: App
  readonly office: Office
  readonly desk: Desk
  readonly surroundings: Surroundings
  readonly close: () => Promise<void>
}

/** Opens a window on an office; `unlocked` makes the vault first. */
export async function openWindow(unlocked = true, parts: Partial<OfficeParts> = {}): Promise<TestWindow> {
  const office = await makeOffice(parts)
  if (unlocked) await office.vault().create(newVault, () => undefined)
  const listeners = new Map<NewsTopic, (news: unknown) => void>()
  const desk = makeDesk((topic, news) => listeners.get(topic)?.(news))
  const surroundings: Surroundings = {
    vault: office.vault(),
    desktop: desktopAt(desk, office),
    onNews: (topic, listener) => {
      listeners.set(topic, (news) => {
        listener(news as never)
      })
      return () => void listeners.delete(topic)
    },
    clock: office.clock,
    timeZone: 'Europe/Berlin',
    typesetterPort: async () => desk.port,
    listen: (listener) => listener,
  }
  const app = createApp({})
  const pinia = createPinia()
  provideSurroundings(app, surroundings)
  app.use(pinia)
  setActivePinia(pinia)
  return { app, office, desk, surroundings, close: () => office.remove() }
}

function makeDesk(tell: Desk['tell']): Desk {
  return {
    chosen: null,
    opened: null,
    saved: [],
    appearance: {
      theme: 'system',
      density: 'comfortable',
      language: 'de',
      zoom: 1,
      idleMinutes: 5,
      reminders: true,
    },
    updateAddress: null,
    update: { state: 'off' },
    locked: false,
    reminded: [],
    notedWork: 0,
    port: null,
    tell,
  }
}

function desktopAt(desk: Desk, office: Office): DesktopApi {
  const held = createHeldParts(limits.package)
  const dialogs: Partial<DesktopApi> = {
    pickFile: async () => (desk.chosen ? { state: 'picked', ...desk.chosen } : { state: 'cancelled' }),
    takeOpenedFile: async () => {
      const file = desk.opened
      desk.opened = null
      if (file === null) return { state: 'none' }
      return file === 'unreadable' ? { state: 'unreadable' } : { state: 'opened', ...file }
    },
    holdFile: async (part) => (held.hold(part) ? { ok: true } : { ok: false, problem: 'WriteFailed' }),
    saveFile: async ({ suggestedName, ...last }) => {
      const bytes = held.finish(last)
      if (bytes === null) return { state: 'failed', problem: 'WriteFailed' }
      desk.saved.push({ name: suggestedName, bytes })
      return { state: 'saved', name: suggestedName }
    },
    chooseDocumentTarget: async () => ({ target: 'ab'.repeat(16) }),
    readAppearance: async () => desk.appearance,
    writeAppearance: async (appearance) => {
      desk.appearance = appearance
      return {}
    },
    remindOfDue: async (counts) => {
      desk.reminded.push(counts)
      return { shown: true }
    },
    readUpdates: async () => ({ address: desk.updateAddress, current: desk.update }),
    writeUpdateAddress: async ({ address }) => {
      desk.updateAddress = address
      return {}
    },
    checkForUpdate: async () => desk.update,
    loadUpdate: async () => desk.update,
    noteWork: async () => {
      desk.notedWork += 1
      return {}
    },
    lock: async () => {
      desk.locked = true
      return {}
    },
  }
  return { ...office.machine(), ...dialogs } as DesktopApi
}
