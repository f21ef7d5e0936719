/** The acts behind the commands that are always at hand, and the keys that call them. */
import { onMounted, onUnmounted } from 'vue'
import { useRouter, type RouteLocationNamedRaw, type Router } from 'vue-router'
import { commandList } from '#renderer/app/commands/command-list.ts'
import { keyListener } from '#renderer/app/commands/keyboard.ts'
import { useLock } from '#renderer/app/use-lock.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useCommands, type Act, type CommandId } from '#renderer/stores/commands.ts'
import { screens } from '#renderer/stores/navigation.ts'

export function useAppCommands(openPalette: () => void): { readonly run: (id: string) => boolean } {
  const commands = useCommands()
  const router = useRouter()
  const { takeNewest: undo } = useToasts()
  const lock = useLock()

  commands.install(commandList, {
    ...routeActs(router),
    back: () => router.back(),
    forward: () => router.forward(),
    palette: openPalette,
    undo,
    lock,
  })

  const listener = keyListener(commandList, (id: CommandId) => commands.run(id))
  onMounted(() => window.addEventListener('keydown', listener))
  onUnmounted(() => window.removeEventListener('keydown', listener))
  return { run: commands.run }
}

/** Commands that lead to a screen. */
function routeActs(router: Router): Readonly<Partial<Record<CommandId, Act>>> {
  const go = (name: string, rest: Pick<RouteLocationNamedRaw, 'params' | 'query'> = {}): Act => {
    return async () => {
      await router.push({ name, ...rest })
    }
  }
  const settings = (section: string): Act => go(screens.settings, { params: { section } })
  return {
    today: go(screens.today),
    cases: go(screens.cases),
    bin: go(screens.bin),
    referrals: go(screens.referrals),
    transfers: go(screens.transfers),
    chains: go(screens.chains),
    companies: go(screens.companies),
    events: go(screens.events),
    directory: go(screens.directory),
    exchange: go(screens.exchange),
    conflicts: go(screens.conflicts),
    network: go(screens.network),
    settings: go(screens.settings),
    help: go(screens.help),
    shortcuts: go(screens.help, { params: { chapter: 'shortcuts' } }),
    about: settings('about'),
    updates: settings('updates'),
    backup: settings('backup'),
    'backup.check': settings('backup'),
    'case.new': go(screens.caseNew),
    capture: go(screens.capture),
    outreach: go(screens.outreach),
    'notes.find': go(screens.noteSearch),
    'case.import': go(screens.tableImport),
    find: go(screens.cases, { query: { find: 'yes' } }),
  }
}
