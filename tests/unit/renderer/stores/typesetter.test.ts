// @vitest-environment happy-dom
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TypesetRequest } from '#shared/contract/typesetter-protocol.ts'
import { useTypesetter } from '#renderer/stores/typesetter.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const source = { markup: '= Titel', data: '{}' }

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow(false)
})
afterEach(() => opened.close())

/** A typesetting process that answers with what it is given. */
function connect(answer: (request: TypesetRequest) => unknown): () => void {
  const { port1, port2 } = new MessageChannel()
  port2.on('message', (request: TypesetRequest) => port2.postMessage(answer(request)))
  opened.desk.port = port1 as unknown as MessagePort
  return () => port2.close()
}

test('pages come back to whoever asked, in whatever order', async () => {
  const end = connect((request) => ({ state: 'pages', id: request.id, pages: [`<svg>${request.id}</svg>`] }))
  const store = useTypesetter()
  const [first, second] = await Promise.all([store.preview(source), store.preview(source)])
  expect(first).toEqual({ ok: true, value: ['<svg>1</svg>'] })
  expect(second).toEqual({ ok: true, value: ['<svg>2</svg>'] })
  end()
})

test('a refusal is named', async () => {
  const end = connect(({ id }) => ({ state: 'failed', id, problem: 'NoSpace', detail: '' }))
  expect(await useTypesetter().save(source, 'blatt.pdf')).toEqual({ ok: false, error: { type: 'NoSpace' } })
  end()
})

test('a process that will not start is said and may start the next time', async () => {
  const store = useTypesetter()
  expect(await store.preview(source)).toEqual({ ok: false, error: { type: 'NoTypesetter' } })
  const end = connect(({ id }) => ({ state: 'pages', id, pages: [] }))
  expect(await store.preview(source)).toEqual({ ok: true, value: [] })
  end()
})

test('a process that ends while somebody waits lets nobody wait for ever', async () => {
  const { port1, port2 } = new MessageChannel()
  port2.on('message', () => port2.close())
  opened.desk.port = port1 as unknown as MessagePort
  expect(await useTypesetter().preview(source)).toEqual({ ok: false, error: { type: 'NoTypesetter' } })
})
