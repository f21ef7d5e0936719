/** The one place that reads `window.desktop`, which the preload script puts there. */
import type { DesktopApi, News, NewsTopic } from '#shared/contract/desktop-api.ts'

/** What the preload exposes: one function for each call of the contract, and `onNews`. */
export interface DesktopBridge extends DesktopApi {
  /** Listens to news from the machine; the returned function ends it. */
  readonly onNews: <T extends NewsTopic>(topic: T, listener: (news: News<T>) => void) => () => void
}

declare global {
  interface Window {
    readonly desktop: DesktopBridge
  }
}

export const desktop: DesktopApi = window.desktop

export const onNews: DesktopBridge['onNews'] = (topic, listener) => window.desktop.onNews(topic, listener)
