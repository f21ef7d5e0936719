/** A sound package of three records, taken apart, with the means to sign anew whatever is made of it. */
import { createPrivateKey, sign } from 'node:crypto'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { readContainer } from '#shared/exchange/package-container.ts'
import { containerOf, recordLine, type Forgery } from '#tests/support/forged-packages.ts'
import type { TestOffice } from '#tests/support/offices.ts'
import type { Sound } from '#tests/support/package-mutations/mutants.ts'

export function soundPackage(from: TestOffice, to: TestOffice, header: Forgery['header'] = {}): Sound {
  const sibling = (counter: number, v: unknown) => [{ d: [from.device.id, counter], h: '0'.repeat(16), v }]
  const lines = ['1', '2', '3'].map((digit) =>
    recordLine({
      id: digit.repeat(32),
      sv: 1,
      vv: { [from.device.id]: 4 },
      f: { status: sibling(1, 'open'), 'c.1': sibling(4, { on: '2026-11-22', text: 'Köchin 🙂' }) },
    }),
  )
  const inner = containerOf(from, to, { text: lines.join(''), header })
  const container = readContainer(inner)
  if (!container.ok) throw new Error(container.error.type)
  return { header: container.value.header, lines, signed: signerOf(seedOf(from.keys.sign)), inner }
}

/** Node's own Ed25519: a second opinion on the signature, and ten times as quick as the one that is tested. */
function signerOf(privateSeed: Uint8Array): Sound['signed'] {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([prefix, privateSeed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return ({ label, parts }) =>
    new Uint8Array(sign(null, Buffer.concat([Buffer.from(`${label}\0`), ...parts]), key))
}
