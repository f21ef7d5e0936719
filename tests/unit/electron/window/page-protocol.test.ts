import { expect, test } from 'vitest'
import { answerFor, PageFiles } from '#electron/window/page-protocol.ts'

const files = new Set(['index.html', 'assets/main.js', 'vault-worker.js'])

test('the listed files are served, the bare address is the page', () => {
  expect(answerFor('GET', 'app://cm/', files)).toEqual({ status: 200, path: 'index.html' })
  expect(answerFor('GET', 'app://cm/assets/main.js?x=1#y', files)).toEqual({
    status: 200,
    path: 'assets/main.js',
  })
})

test.each([
  ['POST', 'app://cm/', 405],
  ['HEAD', 'app://cm/', 405],
  ['GET', 'app://other/', 403],
  ['GET', 'app://cm.example/', 403],
  ['GET', 'file:///etc/passwd', 403],
  ['GET', 'not a url', 403],
  ['GET', 'app://cm/package.json', 404],
  ['GET', 'app://cm/../main/main.js', 404],
  ['GET', 'app://cm/%2e%2e/main/main.js', 404],
  ['GET', 'app://cm/assets/..%2f..%2fmain.js', 404],
  ['GET', 'app://cm//index.html', 404],
  ['GET', 'app://cm/files.json', 404],
])('%s %s is answered with %i', (method, url, status) => {
  expect(answerFor(method, url, files)).toEqual({ status })
})

test('a list that names anything outside the folder is no list', () => {
  expect(PageFiles.safeParse(['/etc/passwd']).success).toBe(false)
  expect(PageFiles.safeParse(['../x']).success).toBe(false)
})
