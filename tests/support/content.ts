/** Small chains and overlays as an office could write them. */
import { bytesToBase64 } from '#shared/base/base64.ts'
import { readDocument, isMalformed, type ContentDocument } from '#shared/chains/content-document.ts'
import type { SealedContent } from '#shared/chains/content-item.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { isSealedBy, sealContent } from '#shared/exchange/content-seal.ts'

const step = {
  id: 'X1',
  phase: 'only',
  title: 'Anruf',
  goal: 'Ein Termin steht fest.',
  forWhom: 'Alle',
  responsible: ['company'],
  feedbackTo: 'company',
  verified: false,
  leadsTo: [{ outcome: 'end' }],
}

/** A chain of one step that makes sense; `change` goes into the step. */
export function aChain(version = '2026-11-27', change: object = {}): ContentDocument {
  return document({
    kind: 'chain',
    chain: {
      format: 1,
      id: 'own-small',
      letter: 'X',
      version,
      title: 'Kleine Kette',
      summary: 'Ein Schritt.',
      clientGroups: ['young-person'],
      asOf: '2026-11-20',
      valid: { from: null, until: null },
      entry: 'X1',
      phases: [{ id: 'only', title: 'Anfang' }],
      outcomes: [{ id: 'end', title: 'Fertig' }],
      parameters: [],
      questions: [],
      steps: [{ ...step, ...change }],
    },
  })
}

/** A note on a step of a shipped chain. */
export function anOverlay(version = '2026-11-27', text = 'Im Erdgeschoss fragen.'): ContentDocument {
  return document({
    kind: 'overlay',
    overlay: {
      format: 1,
      chain: 'residence-for-training',
      region: 'magdeburg',
      version,
      asOf: '2026-11-20',
      notes: [{ step: 'D4', text, sources: [], verified: false }],
    },
  })
}

function document(value: unknown): ContentDocument {
  const read = readDocument(value)
  if (isMalformed(read)) throw new Error(`the sample is malformed at ${read.place}`)
  return read
}

/** An office with a key of its own. */
export function sealingOffice(byte: number) {
  const seed = new Uint8Array(32).fill(byte)
  const key = bytesToBase64(publicKeyOf(seed))
  return {
    key,
    seal: (values: SealedContent) => sealContent(seed, values),
    isSealed: (values: SealedContent, seal: string) => isSealedBy(key, seal, values),
  }
}
