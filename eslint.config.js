import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'

const ban = (selector, message) => ({ selector, message })
const everywhere = [
  ban('ExportAllDeclaration', 'Name what you export.'),
  ban('TSEnumDeclaration', 'Use a union of strings.'),
  ban('ImportExpression[source.value=/^\\.\\.\\u002f\\.\\./]', 'Use a # import.'),
]
const state = [
  ban('Program > VariableDeclaration[kind="let"]', 'A module holds no changing state.'),
  ban('ExportNamedDeclaration > VariableDeclaration[kind="let"]', 'A module holds no changing state.'),
]
const core = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Take a Clock.'),
  ban('ThrowStatement', 'Return a Result; assert() marks a bug.'),
]
const notHere = (names, message) => names.map((name) => ({ name, message }))
const property = (object, name, message) => ({ object, property: name, message })
const vueParser = vue.configs['flat/base'].find((part) => part.languageOptions?.parser)?.languageOptions
  .parser
const readable = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  complexity: ['error', 8],
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'tests/fixtures/', 'tests/support/plain-app/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { '@intlify/vue-i18n': vueI18n },
    languageOptions: { parserOptions: { parser: tseslint.parser, projectService: true } },
    rules: {
      ...readable,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', ...everywhere, ...state],
      'no-restricted-imports': ['error', { patterns: [{ group: ['../../*'], message: 'Use a # import.' }] }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An interface may ask for a promise where one answer is known at once.
      '@typescript-eslint/require-await': 'off',
      // `[...text]` is the way to walk code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => close()` says what it does; a block around it says nothing more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['**/*.vue'],
    // vue-tsc checks the types of components; asking for them again would double the time of this run.
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, projectService: false, program: null },
    },
  },
  {
    files: ['**/*.vue'],
    settings: {
      'vue-i18n': {
        localeDir: {
          pattern: './renderer/i18n/locales/*/*.json',
          localeKey: 'path',
          localePattern: /^.*\/(?<locale>de|en)\/[\w-]+\.json$/,
        },
        messageSyntaxVersion: '^11.0.0',
      },
    },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      'vue/no-v-html': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/max-lines-per-block': ['error', { script: 100, template: 120, skipBlankLines: true }],
      'vue/no-static-inline-styles': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
      'vue/multi-word-component-names': 'off',
      // A prop that may be absent is `undefined`, and its type says so.
      'vue/require-default-prop': 'off',
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[^A-Za-zÄÖÜäöüß]*$' }],
      '@intlify/vue-i18n/no-v-html': 'error',
      // Our fields name their control by `for` and `id`; nesting it as well is a matter of taste.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // Layout is the formatter's.
      ...Object.fromEntries(
        Object.entries(vue.rules)
          .filter(([, rule]) => rule.meta.fixable === 'whitespace' || rule.meta.type === 'layout')
          .map(([name]) => [`vue/${name}`, 'off']),
      ),
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...state, ...core],
      'no-restricted-properties': [
        'error',
        property('Date', 'now', 'Take a Clock.'),
        property('Math', 'random', 'Take a Random.'),
        property('crypto', 'getRandomValues', 'Take a Random.'),
        property('crypto', 'randomUUID', 'Take a Random.'),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...notHere(['localStorage', 'sessionStorage', 'indexedDB'], 'Only the vault keeps data.'),
        ...notHere(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'], 'This house is offline.'),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    ignores: ['renderer/desktop/**'],
    rules: {
      'no-restricted-properties': ['error', property('window', 'desktop', 'Import renderer/desktop.')],
    },
  },
  {
    files: ['renderer/stores/**/*.ts'],
    rules: {
      // A setup store is one function by Pinia's design; what it holds are functions, each short by itself.
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // What `beforeEach` makes anew for every test has to be held somewhere.
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
)
