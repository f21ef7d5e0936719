/**
 * Everything the program can be told to do, under one id each. The list feeds keyboard, palette, menu and shortcut
 * sheet. A view offers what only it can do (print, save …) for as long as it is on screen.
 */
import { defineStore } from 'pinia'
import {
  computed,
  onActivated,
  onDeactivated,
  onMounted,
  onUnmounted,
  shallowReadonly,
  shallowRef,
} from 'vue'

export type CommandId =
  | 'about'
  | 'back'
  | 'backup'
  | 'backup.check'
  | 'bin'
  | 'capture'
  | 'case.import'
  | 'case.new'
  | 'case.summary'
  | 'cases'
  | 'chains'
  | 'companies'
  | 'conflicts'
  | 'consultation.new'
  | 'directory'
  | 'events'
  | 'exchange'
  | 'find'
  | 'forward'
  | 'help'
  | 'lock'
  | 'network'
  | 'notes.find'
  | 'outreach'
  | 'palette'
  | 'print'
  | 'referral.new'
  | 'referrals'
  | 'save'
  | 'settings'
  | 'shortcuts'
  | 'today'
  | 'transfers'
  | 'undo'
  | 'updates'

export interface Command {
  readonly id: CommandId
  /** Name of the words under `app.commands`. */
  readonly words: string
  /** As tinykeys writes it; `null` where there is no key. */
  readonly keys: string | null
  /** A second way to press it. */
  readonly moreKeys?: string
  readonly group: 'areas' | 'case' | 'program'
}

export type Act = () => void | Promise<void>

export const useCommands = defineStore('commands', () => {
  const list = shallowRef<readonly Command[]>([])
  const standing = shallowRef<ReadonlyMap<CommandId, Act>>(new Map())
  const offers = shallowRef<readonly { readonly id: CommandId; readonly act: Act }[]>([])
  const usable = computed(() => list.value.filter(({ id }) => actOf(id) !== undefined))

  /** Called once by the app: the list, and the acts that are always at hand. */
  function install(commands: readonly Command[], acts: Readonly<Partial<Record<CommandId, Act>>>): void {
    list.value = commands
    standing.value = new Map(Object.entries(acts) as [CommandId, Act][])
  }

  /** The answer withdraws the offer. */
  function offer(id: CommandId, act: Act): () => void {
    const entry = { id, act }
    offers.value = [...offers.value, entry]
    return () => {
      offers.value = offers.value.filter((other) => other !== entry)
    }
  }

  function actOf(id: string): Act | undefined {
    return offers.value.findLast((entry) => entry.id === id)?.act ?? standing.value.get(id as CommandId)
  }

  /** False when the command is unknown or makes no sense on this screen. */
  function run(id: string): boolean {
    const act = actOf(id)
    if (!act) return false
    if ((id === 'save' || id === 'print') && !takeTyped()) return true
    void act()
    return true
  }

  return { list: shallowReadonly(list), usable, install, offer, run }
})

/**
 * A key leaves the focus in its field; what a field takes over only when it is left must be in it all the same. False
 * where somebody holds the act, because a field cannot be read.
 */
function takeTyped(): boolean {
  return (
    document.activeElement?.dispatchEvent(new Event('change', { bubbles: true, cancelable: true })) ?? true
  )
}

/** Offers a command while the calling component is on screen. */
export function useOffer(id: CommandId, act: Act): void {
  const commands = useCommands()
  const withdraw = shallowRef<() => void>()
  const begin = () => {
    withdraw.value ??= commands.offer(id, act)
  }
  const end = () => {
    withdraw.value?.()
    withdraw.value = undefined
  }
  onMounted(begin)
  onActivated(begin)
  onDeactivated(end)
  onUnmounted(end)
}
