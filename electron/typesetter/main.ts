/**
 * The typesetting process. It gets documents from the window over a port, shows them as pages or writes them as PDF to
 * the path that main names. Plaintext passes through its memory only; it is ended when the vault is locked.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { TypesetRequest, type TypesetAnswer } from '#shared/contract/typesetter-protocol.ts'
import { ProcessOrder, type ProcessNews } from '#electron/typesetter/process-messages.ts'
import { createTypesetter } from '#electron/typesetter/typeset.ts'
import { serveRequests } from '#electron/typesetter/serve-requests.ts'
import { nodeFileSystem } from '#electron/vault-files/node-file-system.ts'

/** Put there by the build. */
const fontFolder = join(import.meta.dirname, 'fonts')
const idleMilliseconds = 60_000

const { parentPort } = process as unknown as { readonly parentPort: MessagePortMain }
const tell = (news: ProcessNews) => parentPort.postMessage(news)

const typesetter = readFonts().then((fonts) => createTypesetter(fonts, { now: Date.now }))
const waitingById = new Map<number, (path: string | null) => void>()
const idleTimer = setTimeout(() => tell({ news: 'idle' }), idleMilliseconds)

function pathOf(target: string): Promise<string | null> {
  return new Promise((resolve) => {
    const id = waitingById.size + 1
    waitingById.set(id, resolve)
    tell({ news: 'wantPath', id, target })
  })
}

parentPort.on('message', ({ data, ports: [port] }) => {
  const order = ProcessOrder.parse(data)
  if (order.order === 'path') waitingById.get(order.id)?.(order.path)
  else if (port !== undefined) servePort(port)
})

function servePort(port: MessagePortMain): void {
  const serve = serveRequests({ fs: nodeFileSystem, typesetter, pathOf })
  port.on('message', ({ data }) => {
    idleTimer.refresh()
    const request = TypesetRequest.safeParse(data)
    // What breaks the protocol has no number to answer to.
    if (request.success) void serve(request.data).then((answer: TypesetAnswer) => port.postMessage(answer))
  })
  port.start()
}

async function readFonts(): Promise<readonly Uint8Array[]> {
  const names = (await readdir(fontFolder)).filter((name) => name.endsWith('.ttf'))
  return Promise.all(names.map((name) => readFile(join(fontFolder, name))))
}
