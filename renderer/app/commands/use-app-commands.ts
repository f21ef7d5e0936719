/** The acts behind the commands that are always at hand, and the keys that call them. */
import { onMounted, onUnmounted } from 'vue'
import { useRouter } from 'vue-router'
import { commandList } from '#renderer/app/commands/command-list.ts'
import { keyListener } from '#renderer/app/commands/keyboard.ts'
import { useLock } from '#renderer/app/use-lock.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useCommands, type Act, type CommandId } from '#renderer/stores/commands.ts'
import { screens } from '#renderer/stores/navigation.ts'

export function useAppCommands(openPalette: () => void): { readonly run: (id: string) => boolean } {
  const commands = useCommands()
  const router = useRouter()
  const { toasts, dismiss } = useToasts()
  const lock = useLock()

  const go = (name: string, params: Record<string, string> = {}): Act => {
    return async () => {
      await router.push({ name, params })
    }
  }

  commands.install(commandList, {
    today: go(screens.today),
    cases: go(screens.cases),
    chains: go(screens.chains),
    directory: go(screens.directory),
    exchange: go(screens.exchange),
    settings: go(screens.settings),
    help: go(screens.help),
    shortcuts: go(screens.help, { chapter: 'shortcuts' }),
    about: go(screens.settings, { section: 'about' }),
    updates: go(screens.settings, { section: 'updates' }),
    backup: go(screens.settings, { section: 'backup' }),
    'backup.check': go(screens.settings, { section: 'backup' }),
    'case.new': go(screens.caseNew),
    find: async () => {
      await router.push({ name: screens.cases, query: { find: 'yes' } })
    },
    back: () => router.back(),
    forward: () => router.forward(),
    palette: openPalette,
    undo,
    lock,
  })

  /** Takes up the newest offer to undo something, if one is still on screen. */
  function undo(): void {
    const offered = toasts.value.findLast((toast) => toast.action !== undefined)
    if (!offered) return
    dismiss(offered.id)
    offered.action?.run()
  }

  const listener = keyListener(commandList, (id: CommandId) => commands.run(id))
  onMounted(() => window.addEventListener('keydown', listener))
  onUnmounted(() => window.removeEventListener('keydown', listener))
  return { run: commands.run }
}
