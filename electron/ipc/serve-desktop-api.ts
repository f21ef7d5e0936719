/** Serves the contract: who calls, what is asked, then the answer. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { desktopContract, desktopNews } from '#shared/contract/desktop-api.ts'
import type { Channel, DesktopApi, News, NewsTopic } from '#shared/contract/desktop-api.ts'
import { callName, channelNames, newsName } from '#shared/contract/desktop-names.ts'

export type IsOurs = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean
type Answer = (input: unknown) => Promise<unknown>

/**
 * Answers every call of the contract and no other. A refusal rejects: it is a bug or an attack, never an outcome
 * that a person causes. The message names the call and never repeats what was sent.
 */
export function serveDesktopApi(ipcMain: Pick<IpcMain, 'handle'>, api: DesktopApi, isOurs: IsOurs): void {
  for (const channel of channelNames) {
    // The contract ties input and answer together; TypeScript cannot follow that through a loop.
    const answer = api[channel] as Answer
    ipcMain.handle(callName(channel), async (event, input: unknown) => {
      if (!isOurs(event)) throw new Error(`refused ${channel}: foreign frame`)
      return parseOutput(channel, await answerOrFail(channel, answer, parseInput(channel, input)))
    })
  }
}

/** The system's own errors name files; where these lie is none of the window's business. */
async function answerOrFail(channel: Channel, answer: Answer, input: unknown): Promise<unknown> {
  try {
    return await answer(input)
  } catch {
    throw new Error(`failed ${channel}`)
  }
}

function parseInput(channel: Channel, input: unknown): unknown {
  const parsed = desktopContract[channel].input.safeParse(input)
  if (!parsed.success) throw new Error(`refused ${channel}: input breaks the contract`)
  return parsed.data
}

function parseOutput(channel: Channel, output: unknown): unknown {
  const parsed = desktopContract[channel].output.safeParse(output)
  if (!parsed.success) throw new Error(`failed ${channel}: answer breaks the contract`)
  return parsed.data
}

/** Tells the window something it did not ask for. */
export function sendNews<T extends NewsTopic>(contents: WebContents, topic: T, news: News<T>): void {
  if (!contents.isDestroyed()) contents.send(newsName(topic), desktopNews[topic].parse(news))
}
