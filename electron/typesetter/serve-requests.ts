/** Answers the window's requests for pages and documents. */
import { basename } from 'node:path'
import type { TypesetAnswer, TypesetRequest } from '#shared/contract/typesetter-protocol.ts'
import type { Typesetter } from '#electron/typesetter/typeset.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { replaceFile } from '#electron/vault-files/whole-file.ts'
import { attempt } from '#electron/vault-files/write-problem.ts'

export interface TypesettingTools {
  readonly fs: FileSystem
  readonly typesetter: Promise<Typesetter>
  /** Asks main which path a handle means. */
  readonly pathOf: (target: string) => Promise<string | null>
}

type SaveRequest = Extract<TypesetRequest, { act: 'save' }>
type Problem = Extract<TypesetAnswer, { state: 'failed' }>['problem']

export function serveRequests(tools: TypesettingTools): (request: TypesetRequest) => Promise<TypesetAnswer> {
  return async (request) => {
    if (request.act === 'save') return save(tools, request)
    const pages = (await tools.typesetter).pages(request)
    if (!pages.ok) return failed(request.id, 'Markup', pages.error)
    return { state: 'pages', id: request.id, pages: [...pages.value] }
  }
}

async function save(
  { fs, typesetter, pathOf }: TypesettingTools,
  request: SaveRequest,
): Promise<TypesetAnswer> {
  const { id, target } = request
  const path = await pathOf(target)
  if (path === null) return failed(id, 'UnknownTarget', '')
  const pdf = (await typesetter).pdf(request)
  if (!pdf.ok) return failed(id, 'Markup', pdf.error)
  const written = await attempt(() => replaceFile(fs, path, pdf.value))
  if (!written.ok) return failed(id, written.error === 'NoSpace' ? 'NoSpace' : 'WriteFailed', '')
  return { state: 'saved', id, name: basename(path), bytes: pdf.value.length }
}

function failed(id: number, problem: Problem, detail: string): TypesetAnswer {
  return { state: 'failed', id, problem, detail }
}
