/** Typst in this process: markup and data in, pages or a PDF/UA out. No file and no network is within its reach. */
import { Buffer } from 'node:buffer'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Clock } from '#shared/base/clock.ts'
import { splitPages } from '#electron/typesetter/split-pages.ts'

export interface Source {
  readonly markup: string
  /** Read by the markup as `sys.inputs.data`. */
  readonly data: string
}

/** What the markup got wrong, in Typst's words; they may quote the markup but never the data. */
export type MarkupProblem = string

export interface Typesetter {
  readonly pages: (source: Source) => Result<readonly string[], MarkupProblem>
  readonly pdf: (source: Source) => Result<Uint8Array, MarkupProblem>
}

/** A folder that does not exist: whatever a document asks for, it is not there. */
const nowhere = process.platform === 'win32' ? 'C:\\fallkoffer-nowhere' : '/fallkoffer-nowhere'

/** Universal accessibility: tagged, with title and language (ISO 14289-1). */
const pdfStandard = 'ua-1'

export function createTypesetter(fonts: readonly Uint8Array[], clock: Clock): Typesetter {
  // Handed over as bytes: native code cannot look into the packed program.
  const fontBlobs = fonts.map((font) => Buffer.from(font))
  const compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs }] })

  function compile<T>(source: Source, render: (document: NodeTypstDocument) => T): Result<T, MarkupProblem> {
    if (wantsPackage(source.markup)) return err('packages are not allowed')
    try {
      const compiled = compiler.compile({ mainFileContent: source.markup, inputs: { data: source.data } })
      const document = compiled.result
      return document === null
        ? err(problemOf(compiled.takeDiagnostics()?.shortDiagnostics))
        : ok(render(document))
    } catch (error) {
      return err(error instanceof Error ? error.message : 'unknown')
    } finally {
      // Otherwise Typst keeps what it has seen, plaintext included, for the next document.
      compiler.resetShadow()
      compiler.evictCache(0)
    }
  }

  return {
    pages: (source) => compile(source, (document) => splitPages(compiler.plainSvg(document))),
    pdf: (source) =>
      compile(source, (document) => {
        const creationTimestamp = Math.floor(clock.now() / 1000)
        return new Uint8Array(compiler.pdf(document, { pdfStandard, creationTimestamp }))
      }),
  }
}

/** Typst would fetch `@preview/…` from the internet. The process has no way there either, see its environment. */
function wantsPackage(markup: string): boolean {
  return /\b(?:import|include)\s*\(?\s*"@/.test(markup)
}

function problemOf(diagnostics: readonly unknown[] | undefined): MarkupProblem {
  const messages = (diagnostics ?? []).flatMap((entry) =>
    typeof entry === 'object' && entry !== null && 'message' in entry ? [String(entry.message)] : [],
  )
  return messages.join('; ').slice(0, 500) || 'unknown'
}
