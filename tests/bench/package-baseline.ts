/** The least that must be done with a package: age opens it, gunzip unpacks it, JSON is parsed. Nothing is checked. */
import { gunzipSync } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { readContainer } from '#shared/exchange/package-container.ts'

export async function measureBarePackage(identity: string, file: Uint8Array): Promise<number> {
  const start = performance.now()
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const container = readContainer(await decrypter.decrypt(file))
  if (!container.ok) throw new Error(container.error.type)
  const lines = gunzipSync(container.value.body).toString('utf8').trimEnd().split('\n')
  const values = lines.map((line): unknown => JSON.parse(line))
  if (values.length <= container.value.header.records) throw new Error('records are missing')
  return performance.now() - start
}
