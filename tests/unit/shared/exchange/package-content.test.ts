import { expect, test } from 'vitest'
import { isLate } from '#shared/exchange/lazy-record.ts'
import {
  readContent,
  type OnUnread,
  type ReadElsewhere,
  type ReadingContent,
} from '#shared/exchange/package-content.ts'
import { readLines, type LinesToRead } from '#shared/exchange/package-lines.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import { receivedOf } from '#shared/exchange/received-record.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { containerOf, recordLine } from '#tests/support/forged-packages.ts'
import { aNetwork, noon } from '#tests/support/offices.ts'

const [north, south] = (await aNetwork('Nord', 'Süd')) as [never, never]
const device = 'a'.repeat(32)
const stamp = `0${'1'.repeat(15)}`
const recordOf = (number: number, note: string) => ({
  id: String(number).padStart(32, '0'),
  sv: 1,
  vv: { [device]: number },
  f: {
    code: [{ d: [device, number], h: stamp, v: 'K' }],
    note: [{ d: [device, number], h: String(number).padStart(16, '0'), v: note }],
  },
})

const long = 1024 * 1024

async function contentOf(text: string, reading: Partial<ReadingContent> = {}) {
  const container = readContainer(containerOf(north, south, { text }))
  if (!container.ok) throw new Error(container.error.type)
  return readContent(container.value, { now: noon, lateAbove: long, ...reading })
}

const aMoment = async () => new Promise<void>((resolve) => void setImmediate(resolve))

/** More than a run, so that several readers have something to do. */
const many = Array.from({ length: 100 }, (_, at) => recordOf(at + 1, `${at} `.repeat(10_000)))

/** The JSON that is kept of each record, or that it has to be written. */
async function keptOf(text: string): Promise<readonly (string | null)[]> {
  const content = await contentOf(text)
  if (!content.ok) throw new Error(content.error.type)
  return content.value.records.map((record) => {
    const json = receivedOf(record)?.json
    return json ? new TextDecoder().decode(json) : null
  })
}

test('records of a long body are the same as those of a short one, read when they are asked for', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, `${at} `.repeat(10_000)))
  const content = await contentOf(records.map(recordLine).join(''))
  if (!content.ok) throw new Error(content.error.type)
  expect(content.value.records.every(isLate)).toBe(true)
  expect(content.value.records).toEqual(records)
  expect(content.value.latestStamp).toBe(stamp)
})

test('one record in a long body that is none refuses all of it', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, 'x'.repeat(30_000)))
  const text = records.map(recordLine).join('').replace('"sv":1', '"sv":-1')
  expect(await contentOf(text)).toEqual({ ok: false, error: { type: 'E_BODY' } })
})

test('what must not stay in a record does not come back in a long body either', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, 'x'.repeat(30_000)))
  const text = records.map(recordLine).join('').replaceAll('"f":{', '"f":{"__proto__":[{"d":1}],')
  const content = await contentOf(text)
  if (!content.ok) throw new Error(content.error.type)
  expect(content.value.records.every(isLate)).toBe(true)
  expect(content.value.records.map((record) => JSON.stringify(record))).toEqual(
    records.map((record) => JSON.stringify(record)),
  )
})

test('a record that stands in its line as this program would write it is kept as it stands there', async () => {
  const records = [recordOf(1, 'für „alle“ – ü'), { id: 'e'.repeat(32), x: { d: [device, 2], h: stamp } }]
  expect(await keptOf(records.map(recordLine).join(''))).toEqual(records.map((each) => JSON.stringify(each)))
})

test('one that is written in another way, or with more than is read, is not', async () => {
  const line = recordLine(recordOf(1, 'x'))
  const others = [
    // Space, an escape that need not be, a number in another form.
    line.replace('"sv":1', '"sv": 1'),
    line.replace('"v":"x"', '"v":"\\u0078"'),
    line.replace('"sv":1', '"sv":1e0'),
    // Twice, where only the later one is read; beside the record; in it, where it must not stay.
    line.replace('"f":{', '"f":{"concern":[]},"f":{'),
    line.replace('{"id":', '{"id":"x","id":'),
    line.replace('{"t":"rec",', '{"t":"rec","more":1,'),
    line.replace('{"t":"rec",', '{"t":"x","t":"rec",'),
    line.replace('"rec":', '"rec":0,"rec":'),
    line.replace('"f":{', '"f":{"__proto__":[{"d":1}],'),
    line.replace(/}\n$/, ' }\n'),
  ]
  for (const other of others) {
    expect(other).not.toBe(line)
    expect(await keptOf(other)).toEqual([null])
  }
})

test('whether a record holds writes beside each other is known without reading it once more', async () => {
  const one = recordOf(1, 'x')
  const [note] = one.f.note
  const two = { ...one, vv: { [device]: 2 }, f: { ...one.f, note: [note, { ...note, d: [device, 2] }] } }
  const content = await contentOf([one, two].map(recordLine).join(''))
  if (!content.ok) throw new Error(content.error.type)
  expect(content.value.records.map((record) => receivedOf(record)?.hasSiblings)).toEqual([false, true])
})

test('each case that is held unread is told while it is there whole, and given once it is held', async () => {
  const records = Array.from({ length: 40 }, (_, at) => recordOf(at + 1, 'x'.repeat(30_000)))
  const told: Parameters<OnUnread>[] = []
  const kept: unknown[] = []
  const content = await contentOf(records.map(recordLine).join(''), {
    onUnread(...one) {
      const at = told.push(one) - 1
      return (held) => void (kept[at] = held)
    },
  })
  if (!content.ok) throw new Error(content.error.type)
  expect(kept.every((held, at) => held === content.value.records[at])).toBe(true)
  expect(kept).toHaveLength(40)
  for (const [at, [whole, office]] of told.entries()) {
    expect(office).toBe('o01')
    expect(Object.getOwnPropertyDescriptor(whole, 'f')?.value).toEqual(records[at]?.f)
  }
  const short = await contentOf(recordLine(recordOf(1, 'x')), {
    onUnread: () => expect.unreachable('it is not held unread'),
  })
  expect(short.ok).toBe(true)
})

test('a long package lets other work be done in between', async () => {
  let pauses = 0
  const pause = async () => void (pauses += 1)
  const content = await contentOf(many.map(recordLine).join(''), { pause })
  expect(content).toMatchObject({ ok: true, value: { records: { length: 100 } } })
  expect(pauses).toBeGreaterThan(3)
})

/** Reads elsewhere, as a thread would; the first run it was given it answers last of all. */
function slowReader() {
  const asked: LinesToRead[] = []
  const kept = new Map<unknown, string>()
  let goOn: () => void = () => undefined
  const others = new Promise<void>((resolve) => (goOn = resolve))
  const read: ReadElsewhere = async (lines) => {
    const turn = asked.push(lines)
    if (turn === 1) await others
    else if (turn > 3) goOn()
    const found = readLines(structuredClone(lines))
    const unread = found?.records.filter(({ isUnread }) => isUnread) ?? []
    const keeps = unread.map(
      ({ record: { id } }) =>
        (held: unknown) =>
          void kept.set(held, id),
    )
    return found && { lines: structuredClone(found), keeps }
  }
  return { asked, kept, read }
}

test('two read a long package, and what comes of it is the same, in the same order', async () => {
  const small = { ...recordOf(900, 'x'), f: { kind: [{ d: [device, 1], h: '0'.repeat(16), v: 'event' }] } }
  const erased = { id: '9'.repeat(32), x: { d: [device, 1], h: `0120${'0'.repeat(12)}` } }
  const mixed = many.flatMap((record, at) => {
    const before = { ...small, id: String(at + 500).padStart(32, '0') }
    // What is latest, and what is not known, stands in the first run.
    const first = at === 2 ? [recordLine(erased), '{"t":"later"}\n'] : []
    return [recordLine(before), ...first, recordLine(record)]
  })
  const alone = await contentOf(mixed.join(''))
  if (!alone.ok) throw new Error(alone.error.type)
  const { asked, kept, read } = slowReader()
  const shared = await contentOf(mixed.join(''), { findOther: () => read })
  if (!shared.ok) throw new Error(shared.error.type)
  expect(asked[0]?.isFirst).toBe(true)
  expect(asked.length).toBeGreaterThan(3)
  expect(shared.value).toEqual(alone.value)
  expect(shared.value).toMatchObject({ passed: 1, latestStamp: erased.x.h })
  expect(shared.value.records.filter(isLate)).toHaveLength(100)
  expect(kept.size).toBeGreaterThan(10)
  for (const [held, id] of kept) {
    expect(shared.value.records.includes(held as never)).toBe(true)
    expect((held as MergeableRecord).id).toBe(id)
  }
  const texts = shared.value.records.map((record) =>
    new TextDecoder().decode(receivedOf(record)?.json ?? undefined),
  )
  expect(texts).toEqual(alone.value.records.map((record) => JSON.stringify(record)))
})

test('what the other one fails at, or leaves, is read here; a line that does not read refuses all', async () => {
  const text = many.map(recordLine).join('')
  const whole = await contentOf(text)
  expect(whole.ok).toBe(true)
  expect(
    await contentOf(text, { findOther: () => async () => Promise.reject(new Error('it is gone')) }),
  ).toEqual(whole)
  expect(await contentOf(text, { findOther: () => async () => null })).toEqual(whole)
  expect(await contentOf(text, { findOther: () => null })).toEqual(whole)
  const { read } = slowReader()
  const spoiled = text.replace('"sv":1', '"sv":-1')
  expect(await contentOf(spoiled, { findOther: () => read })).toEqual({
    ok: false,
    error: { type: 'E_BODY' },
  })
})

test('of a body that is not what its header says nothing is looked at here', async () => {
  const container = readContainer(containerOf(north, south, { text: many.map(recordLine).join('') }))
  if (!container.ok) throw new Error(container.error.type)
  const { header, body } = container.value
  const onUnread = () => expect.unreachable('nobody vouches for it')
  for (const other of [{ bodySha256: '0'.repeat(64) }, { bodyBytes: header.bodyBytes + 1 }]) {
    const spoiled = { ...container.value, header: { ...header, ...other }, body }
    const content = await readContent(spoiled, { now: noon, lateAbove: long, onUnread })
    expect(content).toEqual({ ok: false, error: { type: 'E_BODY' } })
  }
})

test('how far it is, to unpack and to read, is told in order and never beyond the whole', async () => {
  const text = many.map(recordLine).join('')
  const told: (readonly [number, number])[] = []
  const onReading = (done: number, total: number) => told.push([done, total]) > 0
  expect((await contentOf(text, { onReading })).ok).toBe(true)
  const [done, whole] = [told.map(([each]) => each), 2 * text.length]
  expect(told).toEqual(done.toSorted((one, other) => one - other).map((each) => [each, whole]))
  expect(whole - (done.at(-1) ?? 0)).toBeGreaterThanOrEqual(0)
})

/** How often it paused and how many cases it read, where somebody stops it at this share of the whole. */
async function workUntil(share: number) {
  const work = { pauses: 0, read: 0 }
  const content = await contentOf(many.map(recordLine).join(''), {
    pause: async () => void (work.pauses += 1),
    onUnread: () => ((work.read += 1), null),
    onReading: (done, total) => done < total * share,
  })
  expect(content).toEqual({ ok: false, error: { type: 'Stopped' } })
  return work
}

test('whoever stops it is heard while it is unpacked, and while it is read', async () => {
  expect(await workUntil(0)).toEqual({ pauses: 1, read: 0 })
  const { read } = await workUntil(0.6)
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(many.length * 0.8)
})

test('what does not read ends the unpacking too', async () => {
  const text = many.map(recordLine).join('').repeat(4)
  async function wordsOf(body: string) {
    let words = 0
    const onReading = () => (words += 1) > 0
    const { ok } = await contentOf(body, { findOther: () => async () => null, onReading, pause: aMoment })
    return { words, ok }
  }
  const [whole, spoiled] = [await wordsOf(text), await wordsOf(`{"t":"rec","rec":{}}\n${text}`)]
  expect([whole.ok, spoiled.ok]).toEqual([true, false])
  // To unpack is half of what is told of.
  expect(spoiled.words).toBeLessThan(whole.words / 4)
})

test('a directory behind the first line refuses all, also where a run begins with it', async () => {
  const lines = many.map(recordLine)
  for (const at of [...lines.keys()].slice(1, 40)) {
    const text = [...lines.slice(0, at), '{"t":"dir","dir":{}}\n', ...lines.slice(at)].join('')
    expect(await contentOf(text)).toEqual({ ok: false, error: { type: 'E_BODY' } })
  }
})

test('a short package is read by one alone', async () => {
  const content = await contentOf(recordLine(recordOf(1, 'x')), {
    findOther: () => expect.unreachable('nobody is asked'),
  })
  expect(content.ok).toBe(true)
})
