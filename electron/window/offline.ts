/** No request leaves the window or Chromium's own services. Updates have their own way: see updates/. */
import type { CommandLine, Session } from 'electron'

const switches: readonly (readonly [name: string, value?: string])[] = [
  // Every name resolves to nothing, so even a request that slips past all else has nowhere to go.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // Printing through a proxy or looking one up would be a request too.
  ['no-proxy-server'],
  // Peer connections would open UDP sockets; nothing here needs them.
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Before Chromium starts. */
export function cutNetworkBeforeReady(commandLine: CommandLine): void {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value)
}

const allowedProtocols: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** Whether the session may follow a URL at all. The developer tools are absent from the packed program. */
export function isAllowedUrl(url: string): boolean {
  return URL.canParse(url) && allowedProtocols.has(new URL(url).protocol)
}

export function cutNetworkOfSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowedUrl(details.url) }))
  session.enableNetworkEmulation({ offline: true })
  // Otherwise Electron fetches Hunspell dictionaries from a public server.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL(`${blockedOrigin}/`)
}

/** A place on our own scheme that is not on the list of served files. */
const blockedOrigin = 'app://cm/no-dictionaries'
