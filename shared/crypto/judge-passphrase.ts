/** Whether a passphrase of one's own choice will do. The judge and its word lists are big and loaded when asked. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

export type PassphraseFault = 'TooShort' | 'TooWeak'

const minCharacters = 14
/** zxcvbn's highest: more than 10^10 guesses. */
const goodScore = 4
/** The judge's work grows faster than the text; what is longer is not judged weaker for its rest. */
const judgedCharacters = 128

/** Makes a judge that loads its word lists with the first question. */
export function createPassphraseJudge(): (passphrase: string) => Promise<PassphraseFault | null> {
  let loading: Promise<ZxcvbnFactory> | null = null
  return async (passphrase) => {
    const characters = [...passphrase.normalize('NFC')]
    if (characters.length < minCharacters) return 'TooShort'
    loading ??= loadJudge()
    const judge = await loading
    const { score } = judge.check(characters.slice(0, judgedCharacters).join(''))
    return score < goodScore ? 'TooWeak' : null
  }
}

async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common, german] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-de'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...german.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
