/** The acts that are measured, done the obvious way. Called from outside through `window.plain`. */
import Dexie from './dexie.mjs'

const database = new Dexie('plain', { chromeTransactionDurability: 'strict' })
database.version(1).stores({ heads: 'id', bodies: 'id' })

const rowsAtOnce = 1000

async function* linesOf(stream) {
  let rest = ''
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()
    yield* lines
  }
  if (rest) yield rest
}

async function putRows(rows) {
  await database.transaction('rw', database.heads, database.bodies, async () => {
    await database.heads.bulkPut(rows.map(({ head }) => head))
    await database.bodies.bulkPut(rows.map(({ body }) => body))
  })
}

async function timed(act) {
  const start = performance.now()
  const result = await act()
  return { milliseconds: performance.now() - start, result }
}

window.plain = {
  /** Takes over every case of the served file. */
  fill: () =>
    timed(async () => {
      let rows = []
      const { body } = await fetch('cases.ndjson')
      for await (const line of linesOf(body)) {
        rows.push(JSON.parse(line))
        if (rows.length === rowsAtOnce) await putRows(rows.splice(0))
      }
      await putRows(rows)
      return database.heads.count()
    }),
  /** Reads all heads and shows the first of them in order. */
  list: () =>
    timed(async () => {
      window.heads = await database.heads.toArray()
      window.heads.sort((a, b) => (a.code < b.code ? -1 : 1))
      document
        .querySelector('#list')
        .replaceChildren(
          ...window.heads
            .slice(0, 40)
            .map(({ code }) => Object.assign(document.createElement('li'), { textContent: code })),
        )
      return window.heads.length
    }),
  /** One search over what lies in the database. */
  search: (text) =>
    timed(async () => {
      const wanted = text.toLowerCase()
      const found = database.heads.filter((head) => JSON.stringify(head).toLowerCase().includes(wanted))
      return (await found.toArray()).length
    }),
  /** One changed case, on disk before the answer. */
  save: (id) =>
    timed(async () => {
      const [head, body] = await Promise.all([database.heads.get(id), database.bodies.get(id)])
      await putRows([{ head: { ...head, changed: performance.now() }, body }])
    }),
  ids: () => database.heads.toCollection().primaryKeys(),
  /** Everything as one compressed file. */
  export: () =>
    timed(async () => {
      const rows = await database.bodies.toArray()
      const lines = new Blob(rows.map((row) => `${JSON.stringify(row)}\n`))
      const packed = await new Response(
        lines.stream().pipeThrough(new CompressionStream('gzip')),
      ).arrayBuffer()
      return packed.byteLength
    }),
  put: (rows) => timed(() => putRows(rows)),
}
document.title = 'ready'
