/** The vault's helper at the other end of a channel, as in the app: what crosses is copied or moved, and nothing else gets there. */
import * as Comlink from 'comlink'
import { helper, type Helper } from '#renderer/vault/helper.ts'

export interface HelperElsewhere {
  readonly helper: Helper
  /** What it was asked for, call by call. */
  readonly asked: readonly (keyof Helper)[]
  readonly end: () => void
}

export function helperElsewhere(): HelperElsewhere {
  const { port1, port2 } = new MessageChannel()
  const asked: (keyof Helper)[] = []
  const noting: Helper = {
    async readRun(...of) {
      asked.push('readRun')
      return helper.readRun(...of)
    },
    async press(...of) {
      asked.push('press')
      return helper.press(...of)
    },
  }
  Comlink.expose(noting, port1)
  return {
    helper: Comlink.wrap<Helper>(port2),
    asked,
    end() {
      port1.close()
      port2.close()
    },
  }
}
