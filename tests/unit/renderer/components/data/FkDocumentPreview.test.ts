// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import FkDocumentPreview from '#renderer/components/data/FkDocumentPreview.vue'
import { mountPart } from '#tests/support/mount-part.ts'

const made: string[] = []
const revoked: string[] = []
const before = { make: URL.createObjectURL.bind(URL), revoke: URL.revokeObjectURL.bind(URL) }
URL.createObjectURL = (blob: Blob) => {
  made.push(`blob:${blob.type}:${made.length}`)
  return made.at(-1) as string
}
URL.revokeObjectURL = (url: string) => void revoked.push(url)
afterEach(() => {
  URL.createObjectURL = before.make
  URL.revokeObjectURL = before.revoke
})

test('shows pages as images and gives every address back', async () => {
  const part = mountPart(FkDocumentPreview, {
    props: { pages: ['<svg/>', '<svg/>'], label: 'Zusammenfassung' },
  })
  const images = part.findAll('img')
  expect(images.map((image) => image.attributes('src'))).toEqual([
    'blob:image/svg+xml:0',
    'blob:image/svg+xml:1',
  ])
  expect(images[1]?.attributes('alt')).toBe('Zusammenfassung, Seite 2 von 2')
  await part.setProps({ pages: ['<svg/>'] })
  expect(revoked).toEqual(['blob:image/svg+xml:0', 'blob:image/svg+xml:1'])
  part.unmount()
  expect(revoked).toEqual(made)
})
