/** A real update server on loopback, and what it was asked. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface UpdateServer {
  readonly address: string
  /** Paths that were asked for, in order, without their query. */
  readonly asked: string[]
  readonly headers: IncomingMessage['headers'][]
  readonly stop: () => Promise<void>
}

export type Files = Readonly<Record<string, string | Uint8Array | ((response: ServerResponse) => void)>>

export async function startUpdateServer(files: Files): Promise<UpdateServer> {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    asked.push(path)
    headers.push(request.headers)
    const file = files[path]
    if (file === undefined) response.writeHead(404).end()
    else if (typeof file === 'function') file(response)
    else response.writeHead(200, { 'content-length': Buffer.byteLength(file) }).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    headers,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The description of one AppImage, as electron-builder writes it. */
export function latestYml(
  version: string,
  content: Uint8Array,
  url = `Fallkoffer-${version}.AppImage`,
): string {
  const sha512 = createHash('sha512').update(content).digest('base64')
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${url}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${url}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-22T10:00:00.000Z'",
    '',
  ].join('\n')
}
