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
    await folder.run('usual', tell)
  }

  async function runIfDue(): Promise<void> {
    if (await folder.isDue()) await run()
  }

  onMounted(async () => {
    ends.push(onNews('exchangeFolderChanged', () => void run()))
    await folder.load()
    const seconds = Math.max(1, Math.min(askEverySeconds, folder.place?.restSeconds ?? askEverySeconds))
    const timer = setInterval(() => void runIfDue(), seconds * 1000)
    ends.push(() => clearInterval(timer))
    await run()
  })
  onUnmounted(() => {
    for (const end of ends) end()
  })
}
