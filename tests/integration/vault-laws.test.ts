/** Official law texts on this machine: added, read, replaced, taken away and put back. Real IndexedDB semantics. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { lawCalls } from '#renderer/vault/law-calls.ts'

const law = (text: string) =>
  strToU8(
    `<dokumente builddate="20260819"><norm><metadaten><jurabk>MiLoG</jurabk></metadaten></norm><norm><metadaten><enbez>§ 22</enbez><titel>Titel</titel></metadaten><textdaten><text><Content><P>(1) ${text}</P></Content></text></textdaten></norm></dokumente>`,
  )

test('a law lies on the shelf until it is replaced or taken away', async () => {
  const calls = lawCalls({ engine: { indexedDB: new IDBFactory(), IDBKeyRange } })
  expect(await calls.laws()).toEqual([])
  expect(await calls.addLaw(law('alt'))).toMatchObject({ ok: true, value: { law: 'MiLoG', count: 1 } })
  expect(await calls.addLaw(law('neu'))).toMatchObject({ ok: true })
  expect((await calls.laws()).map((one) => one.law)).toEqual(['MiLoG'])
  expect((await calls.lawSection('MiLoG', '22'))?.lines).toEqual([{ depth: 0, text: '(1) neu' }])
  expect(await calls.lawSection('MiLoG', '99')).toBeNull()
  const taken = await calls.takeLaw('MiLoG')
  expect(await calls.laws()).toEqual([])
  expect(await calls.takeLaw('MiLoG')).toBeNull()
  if (taken) await calls.putLaw(taken)
  expect((await calls.lawSection('MiLoG', '22'))?.heading).toBe('Titel')
})

test('a file that is no law leaves the shelf as it was', async () => {
  const calls = lawCalls({ engine: { indexedDB: new IDBFactory(), IDBKeyRange } })
  await calls.addLaw(law('alt'))
  expect(await calls.addLaw(strToU8('kein Gesetz'))).toEqual({ ok: false, error: { type: 'LawNotXml' } })
  expect((await calls.lawSection('MiLoG', '22'))?.lines).toEqual([{ depth: 0, text: '(1) alt' }])
})
