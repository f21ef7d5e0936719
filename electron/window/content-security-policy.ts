/** What the page and its vault worker may load and run. */

const common = [
  "default-src 'none'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue fallkoffer',
]

const policy = (scripts: string) =>
  [...common.slice(0, 1), `script-src ${scripts}`, ...common.slice(1)].join('; ')

export const pagePolicy = policy("'self'")

/** Argon2id and SHA-256 run as WebAssembly: only the vault worker's own response allows that, the page stays without. */
export const workerPolicy = policy("'self' 'wasm-unsafe-eval'")

/** Headers of every response. `path` is the file's path below the page's folder. */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': isVaultWorker(path) ? workerPolicy : pagePolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** The worker is built under its own name, with or without a hash: `assets/vault-worker-1a2b3c.js`. */
function isVaultWorker(path: string): boolean {
  return /(^|\/)vault-worker[\w.-]*\.js$/.test(path)
}
