/**
 * Takes KERN's primitive tokens (colours, elevation) out of its package, as they are, into one small file. The
 * package ships them as Sass or inside 400 kB of rules for other controls; the window needs the tokens only.
 * Run with `node build/tools/kern-tokens.ts`; a test keeps the file level with the package.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const families = ['darkblue', 'lightblue', 'turquois', 'orange', 'red', 'neutral']
const source = new URL('../../node_modules/@kern-ux/native/dist/kern.css', import.meta.url)
export const target = new URL('../../renderer/styles/kern-tokens.css', import.meta.url)

/** The text of `renderer/styles/kern-tokens.css` for the installed package. */
export function kernTokens(): string {
  const css = readFileSync(source, 'utf8')
  const first = css.slice(css.indexOf(':root {'), css.indexOf('@file _font.scss'))
  const colours = first
    .split('\n')
    .filter((line) => families.some((family) => line.includes(`--kern-color-${family}-`)))
  const white = first.split('\n').filter((line) => /--kern-color-(black|white):/.test(line))
  return [
    '/* KERN UX (@kern-ux/native), primitive colour tokens, unchanged. © KERN-Team, EUPL-1.2, https://kern-ux.de */',
    '/* Made by build/tools/kern-tokens.ts; do not edit. */',
    '@layer fk.tokens {',
    '  :root {',
    ...[...colours, ...white].map((line) => `    ${tidy(line)}`),
    '  }',
    '}',
    '',
  ].join('\n')
}

/** One line as the formatter wants it: `93.90%` and `93.9%` are the same colour. */
function tidy(line: string): string {
  return line.trim().replace(/\d+\.\d+/g, (number) => String(Number(number)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, kernTokens())
