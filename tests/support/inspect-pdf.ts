/** What others' programs say about a PDF (poppler; veraPDF where it is installed). */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { onPath } from '#build/system-libraries.ts'

const runFile = promisify(execFile)

export interface PdfFacts {
  readonly pages: number
  readonly tagged: boolean
  /** The part of PDF/UA that the metadata promises (ISO 14289-1, 5); empty for none. */
  readonly uaPart: string
  readonly text: string
  /** `not run` where veraPDF is absent. */
  readonly veraPdf: 'compliant' | 'not compliant' | 'not run'
}

export async function inspectPdf(path: string): Promise<PdfFacts> {
  const { stdout: facts } = await runFile('pdfinfo', [path])
  const { stdout: metadata } = await runFile('pdfinfo', ['-meta', path])
  const { stdout: text } = await runFile('pdftotext', ['-layout', path, '-'])
  return {
    pages: Number(/^Pages:\s+(\d+)/m.exec(facts)?.[1] ?? 0),
    tagged: /^Tagged:\s+yes/m.test(facts),
    uaPart: /pdfuaid:part(?:="|>)(\d)/.exec(metadata)?.[1] ?? '',
    text,
    veraPdf: await askVeraPdf(path),
  }
}

async function askVeraPdf(path: string): Promise<PdfFacts['veraPdf']> {
  if (!onPath('verapdf')) return 'not run'
  const { stdout } = await runFile('verapdf', ['--flavour', 'ua1', '--format', 'text', path])
  return stdout.startsWith('PASS') ? 'compliant' : 'not compliant'
}
