import { expect, test } from 'vitest'
import { createOpenedFiles, packageOf } from '#electron/files/opened-files.ts'

test('the newest opened file is handed over once', () => {
  const files = createOpenedFiles()
  expect(files.take()).toBeNull()
  files.note('/a.age')
  files.note('/b.age')
  expect(files.take()).toBe('/b.age')
  expect(files.take()).toBeNull()
})

test('only a package on the command line counts', () => {
  expect(packageOf(['fallkoffer', '--flag=x.age', '/tmp/paket.AGE'], '/home')).toBe('/tmp/paket.AGE')
  expect(packageOf(['fallkoffer', 'paket.age'], '/home')).toBe('/home/paket.age')
  expect(packageOf(['/opt/x.age', '--no-sandbox', '/srv/app'], '/home')).toBeNull()
})
