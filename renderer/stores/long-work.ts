/** Long pieces of work that a person started: while one runs, the idle lock waits. */
import type { DesktopApi } from '#shared/contract/desktop-api.ts'

/** Well under the minute that one word of ours holds. */
const sayAgainAfter = 20_000

export async function whileWorking<T>(
  { noteWork }: Pick<DesktopApi, 'noteWork'>,
  work: () => Promise<T>,
): Promise<T> {
  const say = () => void noteWork({})
  say()
  const timer = setInterval(say, sayAgainAfter)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
