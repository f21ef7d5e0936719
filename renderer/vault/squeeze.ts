/** The platform's gzip. */
import type { Squeezer } from '#shared/exchange/package-body.ts'

export function createSqueezer(): Squeezer {
  const { readable, writable } = new CompressionStream('gzip')
  const writer = writable.getWriter()
  const squeezed = new Response(readable).arrayBuffer()
  return {
    push: async (piece) => writer.write(new Uint8Array(piece)),
    async end() {
      await writer.close()
      return new Uint8Array(await squeezed)
    },
  }
}
