import { expect, test } from 'vitest'
import { judgeSignature } from '#electron/updates/windows-signature.ts'

const printing = (value: unknown) => async () => JSON.stringify(value)
const signed = (Subject: string, Status = 0) => printing({ Status, SignerCertificate: { Subject } })
const judge = (run: () => Promise<string>) =>
  judgeSignature(run, ['Beispiel, e. V.', 'Beispiel'], "C:\\a'b.exe")

test('a valid signature of our publisher is good', async () => {
  expect(await judge(signed('CN=Beispiel, O=Beispiel, C=DE'))).toBeNull()
  expect(await judge(signed('CN="Beispiel, e. V.", C=DE'))).toBeNull()
})

test.each([
  ['signed by somebody else', signed('CN=Anderer, O=Beispiel')],
  ['signed with our name in another place', signed('O=Beispiel, CN=Anderer')],
  ['signed with a broken signature', signed('CN=Beispiel', 3)],
  ['not signed', printing({ Status: 2, SignerCertificate: null })],
  ['not judged, because PowerShell fails', () => Promise.reject(new Error('no PowerShell'))],
  ['not judged, because nothing is printed', async () => ''],
])('an installer that is %s is refused', async (_what, run) => {
  expect(await judge(run)).toEqual(expect.any(String))
})

test("a quote in the file's name does not end the command", async () => {
  const commands: string[] = []
  await judge(async (...[command]: readonly string[]) => {
    commands.push(command ?? '')
    return ''
  })
  expect(commands[0]).toContain("'C:\\a''b.exe'")
})
