/** What a newer program would send: a card of its office, and packages with parts that this program does not know. */
import { fingerprintOfCard, readCard, cardToBytes } from '#shared/exchange/card.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { createdAt, readerVersion } from '#shared/exchange/package-header.ts'
import { firstStamp, nextStamp } from '#shared/records/hybrid-clock.ts'
import type { JsonValue, LiveRecord } from '#shared/records/record.ts'
import type { Apart } from '#tests/e2e/steps/offices-apart.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { forge, recordLine } from '#tests/support/forged-packages.ts'
import { anOffice, type TestOffice } from '#tests/support/offices.ts'
import { must } from '#tests/support/vault-office.ts'

/** Members of the header that no program of today writes. */
const laterHeader = { schema: 99, app: '9.0.0', lanes: { fast: true } } as const
const laterLine = `${JSON.stringify({ t: 'seal', of: ['what', 'comes'], n: 1 })}\n`

export interface NewerProgram {
  /** A package with these records among lines of a kind that nobody knows yet. */
  readonly packageWith: (records: readonly LiveRecord[]) => Promise<Uint8Array>
  /** A package that this program must not read. */
  readonly packageForNewerReader: () => Promise<Uint8Array>
  /** A record as the newer program writes it; every value by the name of its register. */
  readonly record: (id: string, values: Readonly<Record<string, JsonValue>>) => LiveRecord
}

/** Its office is taken into the network of the office at the desk. */
export async function newerProgram(at: Apart): Promise<NewerProgram> {
  const office = await anOffice('Beratungsstelle Morgen')
  const page = at.desk.app().page()
  must(await callVault(page, 'admit', cardToBytes(office.card), fingerprintOfCard(office.card)))
  const { partners } = await callVault(page, 'network')
  const id = partners.find(({ name }) => name === office.card.office)?.id ?? ''
  must(await callVault(page, 'chooseScope', id, 'all'))
  const recipient = await recipientAt(at)
  const counter = { writes: 0, packages: 0 }
  const send = (text: string, header: Readonly<Record<string, unknown>>) => {
    counter.packages += 1
    return forge(office, recipient, {
      text,
      header: {
        ...laterHeader,
        ...header,
        office: id,
        pkg: String(counter.packages).padStart(32, '0'),
        seq: counter.packages,
        created: createdAt(Date.now()),
        upto: counter.writes > 0 ? { [office.device.id]: counter.writes } : {},
      },
    })
  }
  return {
    packageWith: (records) => send([laterLine, ...records.map(recordLine), laterLine].join(''), {}),
    packageForNewerReader: () => send('', { minReader: readerVersion + 1 }),
    record: (record, values) => {
      const names = Object.keys(values)
      const f = Object.fromEntries(
        names.map((name) => {
          counter.writes += 1
          const h = nextStamp(firstStamp, Date.now())
          return [name, [{ d: [office.device.id, counter.writes] as const, h, v: values[name] ?? null }]]
        }),
      )
      return { id: record, sv: laterHeader.schema, vv: { [office.device.id]: counter.writes }, f }
    },
  }
}

/** The public half of the device at the desk, from its card. */
async function recipientAt(at: Apart): Promise<TestOffice> {
  const card = must(readCard((await callVault(at.desk.app().page(), 'makeCard')).bytes))
  const { id, age } = card.device
  return { device: { id, age, keyId: keyIdOf(age) } } as unknown as TestOffice
}
