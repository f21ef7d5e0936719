/**
 * How electron-updater reaches the network: by Node, to one origin, without redirects. Chromium's own network stays
 * shut (see window/offline), so this is the only way out of the program.
 */
import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import type { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'

interface RequestOptions {
  readonly protocol?: string | null
  readonly hostname?: string | null
  readonly port?: number | string | null
  readonly path?: string | null
  readonly headers?: Readonly<Record<string, unknown>> | null
}

/** Names for refusal.ts. */
const foreignOrigin = 'ERR_UPDATER_FOREIGN_ORIGIN'

/**
 * The library's executor with its way to the network exchanged. It is made to be subclassed; a plain object with the
 * two methods replaced is the same without a class.
 */
export async function createOneOriginExecutor(origin: string): Promise<ElectronHttpExecutor> {
  // Loaded here and not above: without an address none of the library's code comes into the program.
  const { ElectronHttpExecutor } = await import('electron-updater/out/electronHttpExecutor.js')
  return Object.assign(new ElectronHttpExecutor(), {
    createRequest: (options: RequestOptions, onResponse: (response: http.IncomingMessage) => void) =>
      requestOf(origin, options, onResponse),
    addRedirectHandlers: () => undefined,
  })
}

function requestOf(
  origin: string,
  options: RequestOptions,
  onResponse: (response: http.IncomingMessage) => void,
): http.ClientRequest {
  const { protocol, hostname, port, path } = options
  const asked = new URL(`${protocol ?? ''}//${hostname ?? ''}${port ? `:${port}` : ''}${path ?? '/'}`)
  // The updater calls this inside a promise, so throwing rejects it.
  if (asked.origin !== origin) throw named('the update lies on another server', foreignOrigin)
  const request = asked.protocol === 'https:' ? https.request : http.request
  const headers = { accept: '*/*', 'cache-control': 'no-cache' }
  const sent = request(asked, { method: 'GET', headers, ca: [...authorities()] })
  sent.on('response', (response) => {
    const status = response.statusCode ?? 0
    if (status < 300 || status >= 400) {
      onResponse(response)
      return
    }
    response.resume()
    sent.destroy(named('the server points elsewhere', foreignOrigin))
  })
  return sent
}

/** Offices with a server of their own often have a certificate authority of their own in the system. */
function authorities(): readonly string[] {
  const ofSystem = 'getCACertificates' in tls ? tls.getCACertificates('system') : []
  return [...tls.rootCertificates, ...ofSystem]
}

function named(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}
