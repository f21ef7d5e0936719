/** Starts the helper when it is first asked for. It counts as soon as it has said that it is there. */
import * as Comlink from 'comlink'
import type { FindHelper, Helper } from '#renderer/vault/helper.ts'

export function findHelperIn(start: () => Worker): FindHelper {
  let found: Helper | null = null
  let isStarted = false
  return () => {
    if (isStarted) return found
    isStarted = true
    const worker = start()
    worker.addEventListener(
      'message',
      () => {
        found = Comlink.wrap<Helper>(worker)
      },
      { once: true },
    )
    return null
  }
}
