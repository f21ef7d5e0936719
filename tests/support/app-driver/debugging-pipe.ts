/**
 * Playwright attached through Chromium's debugging pipe (`--remote-debugging-pipe`: it reads descriptor 3 and writes
 * descriptor 4, messages end with a zero byte). Works for the packed app as well, whose inspector is fused off, and
 * opens no port, so that a traced session shows the app's own sockets and none of ours.
 */
import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { chromium, type Browser, type ConnectOverCDPTransport } from 'playwright-core'

interface Message {
  readonly id?: number
  readonly method?: string
}

/** Attaches to an app that was started with the switch and with pipes as descriptors 3 and 4. */
export async function attach(app: ChildProcess): Promise<Browser> {
  const input = app.stdio[3] as Writable
  const output = app.stdio[4] as Readable
  return chromium.connectOverCDP(transportOver(input, output), { timeout: 30_000 })
}

/**
 * The first command goes out before Playwright is there: a window that opens before somebody watches is half-way
 * through its first navigation when it is found, and then its page is sometimes never reported.
 */
const watchForWindows = {
  id: 2 ** 30,
  method: 'Target.setAutoAttach',
  params: { autoAttach: true, waitForDebuggerOnStart: true, flatten: true },
} as const

function transportOver(input: Writable, output: Readable): ConnectOverCDPTransport {
  const held: Held = { events: [], isListening: false }
  const transport: ConnectOverCDPTransport = {
    send(message: Message) {
      // Electron does not know this command, and without an answer Playwright would not attach.
      if (message.method === 'Browser.setDownloadBehavior') {
        setImmediate(() => transport.onmessage?.({ id: message.id, result: {} }))
        return
      }
      write(input, message)
      if (message.method === watchForWindows.method) letGo(held, (event) => transport.onmessage?.(event))
    },
    close() {
      input.destroy()
    },
  }
  let rest = Buffer.alloc(0)
  // A killed app breaks the pipe in the middle of a write; the `close` below tells it.
  input.on('error', () => undefined)
  output.on('error', () => undefined)
  output.on('close', () => transport.onclose?.('the app has ended'))
  output.on('data', (chunk: Buffer) => {
    rest = deliver(Buffer.concat([rest, chunk]), (message: Message) => {
      if (message.id === watchForWindows.id) return
      if (message.id === undefined && !held.isListening) held.events.push(message)
      // Each message in a turn of its own: Playwright begins to listen in a promise that the one before resolves.
      else setImmediate(() => transport.onmessage?.(message))
    })
  })
  write(input, watchForWindows)
  return transport
}

/** What happened before Playwright asked to be told. */
interface Held {
  readonly events: Message[]
  isListening: boolean
}

function letGo(held: Held, give: (event: Message) => void): void {
  held.isListening = true
  for (const event of held.events.splice(0)) setImmediate(() => give(event))
}

function write(input: Writable, message: object): void {
  if (input.writable) input.write(`${JSON.stringify(message)}\0`)
}

/** Hands over every whole message and answers with what is left. */
function deliver(bytes: Buffer<ArrayBuffer>, give: (message: object) => void): Buffer<ArrayBuffer> {
  let from = 0
  for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
    give(JSON.parse(bytes.toString('utf8', from, end)) as object)
    from = end + 1
  }
  return bytes.subarray(from)
}
