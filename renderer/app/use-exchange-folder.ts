/** Lets the exchange folder work by itself: after unlocking, when its content changes, and when the person has paused. */
import { onMounted, onUnmounted } from 'vue'
import { useExchangeFolder } from '#renderer/stores/exchange-folder.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useFolderNews } from '#renderer/views/exchange/use-folder-news.ts'

/** Often enough for the pause to be noticed, seldom enough not to be felt. */
const askEverySeconds = 20

export function useExchangeFolderRuns(): void {
  const { onNews } = useSurroundings()
  const folder = useExchangeFolder()
  const tell = useFolderNews()
  const ends: (() => void)[] = []

  async function run(): Promise<void> {
    if (folder.place?.state !== 'none') await folder.run('usual', tell)
  }

  onMounted(async () => {
    ends.push(onNews('exchangeFolderChanged', () => void run()))
    await folder.load()
    const rest = folder.place?.state === 'none' ? askEverySeconds : (folder.place?.restSeconds ?? 0)
    const seconds = Math.max(1, Math.min(askEverySeconds, rest))
    const timer = setInterval(() => {
      void folder.isDue().then(async (due) => (due ? run() : undefined))
    }, seconds * 1000)
    ends.push(() => clearInterval(timer))
    await run()
  })
  onUnmounted(() => {
    for (const end of ends) end()
  })
}
