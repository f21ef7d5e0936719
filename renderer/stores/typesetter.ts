/** Talks to the typesetting process: document in, pages or a saved PDF out. Ends with the window. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import { TypesetAnswer, type TypesetRequest } from '#shared/contract/typesetter-protocol.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export interface TypstSource {
  readonly markup: string
  readonly data: string
}

export type TypesetError = {
  readonly type: 'Markup' | 'NoSpace' | 'WriteFailed' | 'UnknownTarget' | 'Cancelled' | 'NoTypesetter'
}

export const useTypesetter = defineStore('typesetter', () => {
  const { desktop, typesetterPort } = useSurroundings()
  const port = shallowRef<Promise<MessagePort | null>>()
  const lastId = shallowRef(0)
  const waiting = new Map<number, (answer: TypesetAnswer | null) => void>()

  async function preview(source: TypstSource): Promise<Result<readonly string[], TypesetError>> {
    const answer = await ask((id) => ({ act: 'preview', id, ...source }))
    if (answer?.state === 'pages') return ok(answer.pages)
    return err(problemOf(answer))
  }

  async function save(source: TypstSource, suggestedName: string): Promise<Result<string, TypesetError>> {
    const { target } = await desktop.chooseDocumentTarget({ suggestedName })
    if (target === null) return err({ type: 'Cancelled' })
    const answer = await ask((id) => ({ act: 'save', id, target, ...source }))
    if (answer?.state === 'saved') return ok(answer.name)
    return err(problemOf(answer))
  }

  async function ask(request: (id: number) => TypesetRequest): Promise<TypesetAnswer | null> {
    const open = await opened()
    if (!open) return null
    lastId.value += 1
    const id = lastId.value
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      open.postMessage(request(id))
    })
  }

  function opened(): Promise<MessagePort | null> {
    port.value ??= typesetterPort().then((open) => {
      if (open) listenTo(open)
      // A process that would not start may start the next time.
      else port.value = undefined
      return open
    })
    return port.value
  }

  function listenTo(open: MessagePort): void {
    open.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = TypesetAnswer.parse(data)
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    }
    // The process ends when nobody has needed it for a while, or fails to start: nobody may wait for ever.
    open.addEventListener('close', giveUp)
    open.start()
  }

  function giveUp(): void {
    port.value = undefined
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }

  return { preview, save }
})

function problemOf(answer: TypesetAnswer | null): TypesetError {
  if (answer === null) return { type: 'NoTypesetter' }
  return { type: answer.state === 'failed' ? answer.problem : 'Markup' }
}
