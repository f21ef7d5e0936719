/** What the machine tells the open window: a command from the menu, a package opened from outside. */
import { onMounted, onUnmounted } from 'vue'
import { useRouter } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useExchange } from '#renderer/stores/exchange.ts'

export function useMachineNews(run: (id: string) => boolean): void {
  const { onNews } = useSurroundings()
  const router = useRouter()
  const exchange = useExchange()
  const endings: (() => void)[] = []

  async function takeFile(): Promise<void> {
    const waiting = await exchange.openWaiting()
    if (waiting !== null) await router.push({ name: screens.exchange })
  }

  onMounted(() => {
    endings.push(
      onNews('command', ({ id }) => void run(id)),
      onNews('fileOpened', () => void takeFile()),
    )
    void takeFile()
  })
  onUnmounted(() => {
    for (const end of endings) end()
  })
}
