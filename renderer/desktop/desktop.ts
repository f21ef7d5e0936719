/** The one place that reads what the preload script puts on `window`, and the port it passes on. */
import type { DesktopApi, News, NewsTopic } from '#shared/contract/desktop-api.ts'
import { typesetterPortName } from '#shared/contract/desktop-names.ts'

type OnNews = <T extends NewsTopic>(topic: T, listener: (news: News<T>) => void) => () => void

declare global {
  interface Window {
    readonly desktop: DesktopApi
    readonly desktopNews: { readonly on: OnNews }
  }
}

export const desktop: DesktopApi = window.desktop

/** Listens to news from the machine; the returned function ends it. */
export const onNews: OnNews = (topic, listener) => window.desktopNews.on(topic, listener)

/** Starts the typesetting process. Its port comes as a window message: it cannot cross the context bridge. */
export async function openTypesetterPort(): Promise<MessagePort | null> {
  const arrived = new Promise<MessagePort | null>((resolve) => {
    const listener = (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.data !== typesetterPortName) return
      window.removeEventListener('message', listener)
      resolve(event.ports[0] ?? null)
    }
    window.addEventListener('message', listener)
  })
  const { opened } = await desktop.openTypesetter({})
  return opened ? arrived : null
}
