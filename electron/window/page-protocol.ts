/** Serves the built page as `app://cm/`: the files on the build's list, by GET, and nothing else. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Protocol } from 'electron'
import * as z from 'zod'
import { pageOrigin } from '#electron/ipc/is-our-frame.ts'
import { securityHeaders } from '#electron/window/content-security-policy.ts'

export const pageScheme = 'app'

/** Must be told to Chromium before it is ready. IndexedDB is bound to this scheme and host: they never change. */
export const pageSchemePrivileges = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const

/** Written by the build: paths below the page's folder, with `/` between. */
export const PageFiles = z.array(z.string().regex(/^[\w][\w./-]*$/)).readonly()

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** What is answered to a request, told apart from reading the file so that it can be tested by itself. */
export type PageAnswer =
  | { readonly status: 200; readonly path: string }
  | { readonly status: 403 | 404 | 405 }

export function answerFor(method: string, url: string, files: ReadonlySet<string>): PageAnswer {
  if (method !== 'GET') return { status: 405 }
  if (!URL.canParse(url)) return { status: 403 }
  const parsed = new URL(url)
  if (`${parsed.protocol}//${parsed.host}` !== pageOrigin) return { status: 403 }
  const path = parsed.pathname === '/' ? 'index.html' : parsed.pathname.slice(1)
  // The list is exact, so an encoded or climbing path simply is not on it.
  return files.has(path) ? { status: 200, path } : { status: 404 }
}

/** Answers requests for our scheme in the session that `protocol` belongs to. */
export async function servePage(protocol: Protocol, folder: string): Promise<void> {
  const listed: unknown = JSON.parse(await readFile(join(folder, 'files.json'), 'utf8'))
  const files = new Set(PageFiles.parse(listed))
  protocol.handle(pageScheme, async ({ method, url }) => {
    const answer = answerFor(method, url, files)
    if (answer.status !== 200)
      return new Response(null, { status: answer.status, headers: securityHeaders('') })
    const bytes = await readFile(join(folder, answer.path))
    const headers = { ...securityHeaders(answer.path), 'content-type': mediaTypeOf(answer.path) }
    return new Response(new Uint8Array(bytes), { headers })
  })
}

function mediaTypeOf(path: string): string {
  return mediaTypes[extname(path)] ?? 'application/octet-stream'
}
