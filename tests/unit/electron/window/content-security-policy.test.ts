import { expect, test } from 'vitest'
import { pagePolicy, securityHeaders, workerPolicy } from '#electron/window/content-security-policy.ts'

test('the page may run its own scripts and nothing else', () => {
  expect(pagePolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
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
  ])
})

test('only the vault worker may compile WebAssembly', () => {
  expect(workerPolicy).toBe(pagePolicy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"))
  const policyOf = (path: string) => securityHeaders(path)['content-security-policy']
  expect(policyOf('vault-worker.js')).toBe(workerPolicy)
  expect(policyOf('assets/vault-worker-1a2b.js')).toBe(workerPolicy)
  for (const path of [
    '',
    'index.html',
    'assets/main.js',
    'vault-helper.js',
    'not-vault-worker.css',
    'my-vault-worker.js',
  ]) {
    expect(policyOf(path)).toBe(pagePolicy)
  }
})

test('every response forbids guessing its type', () => {
  expect(securityHeaders('index.html')['x-content-type-options']).toBe('nosniff')
})
