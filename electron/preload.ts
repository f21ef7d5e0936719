/** The one bridge between window and machine: the contract's calls and news, nothing generic. */
import { contextBridge, ipcRenderer } from 'electron'
import type { NewsTopic } from '#shared/contract/desktop-api.ts'
import {
  callName,
  channelNames,
  newsName,
  newsTopics,
  typesetterPortName,
} from '#shared/contract/desktop-names.ts'
import { letGo } from '#shared/contract/let-go.ts'

/** The one name of the DOM that is needed here; the machine's rooms otherwise have none. */
declare const window: {
  postMessage: (message: string, origin: string, ports: readonly unknown[]) => void
}

const desktop = Object.freeze(
  Object.fromEntries(
    channelNames.map((channel) => [
      channel,
      (input: unknown): Promise<unknown> => {
        // What crossed the bridge is a copy of our own, and on its way by now.
        const answer = ipcRenderer.invoke(callName(channel), input) as Promise<unknown>
        letGo(input)
        return answer
      },
    ]),
  ),
)

const desktopNews = Object.freeze({
  /** Calls `listener` with each piece of news on a topic; the function it returns ends that. */
  on(topic: NewsTopic, listener: (news: unknown) => void): () => void {
    if (!newsTopics.includes(topic)) return () => undefined
    // The event itself stays here: it would hand the page the raw channel.
    const forward = (_event: unknown, news: unknown) => listener(news)
    ipcRenderer.on(newsName(topic), forward)
    return () => void ipcRenderer.removeListener(newsName(topic), forward)
  },
})

contextBridge.exposeInMainWorld('desktop', desktop)
contextBridge.exposeInMainWorld('desktopNews', desktopNews)

// A port cannot cross the context bridge; a window message to our own origin can carry it.
ipcRenderer.on(typesetterPortName, (event) => {
  window.postMessage(typesetterPortName, 'app://cm', event.ports)
})
