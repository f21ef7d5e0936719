/**
 * A chain as one file for a browser: no script, no network, nothing loaded. Everything that content says is escaped, and
 * the policy in the head forbids whatever might slip through.
 */
import {
  chainPaper,
  type ChainPaperInput,
  type PaperPart,
  type PaperStep,
} from '#shared/documents/chain-paper.ts'

export interface ChainPageInput extends ChainPaperInput {
  /** The diagram as an image of the page's own (`<svg>…`), drawn by this program; `null` for none. */
  readonly diagram: string | null
}

export function chainPage(input: ChainPageInput): string {
  const paper = chainPaper(input)
  const title = escapeHtml(paper.title)
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body class="${paper.reader}">
<a class="skip" href="#inhalt">Zum Inhalt</a>
<header>
<h1>${title}</h1>
<p>${escapeHtml(paper.summary)}</p>
${partsOf(paper.facts)}
</header>
<main id="inhalt" tabindex="-1">
${input.diagram === null ? '' : `<figure><div class="picture" role="group" aria-label="Der Ablauf im Bild" tabindex="0">${input.diagram}</div><figcaption><span class="on-screen">Der Ablauf im Bild. Der Text darunter sagt dasselbe in Worten.</span><span class="on-paper">Das Bild des Ablaufs wäre auf einem Blatt zu klein zum Lesen. Es steht groß genug in der PDF-Datei der Kette; der Text darunter sagt dasselbe in Worten.</span></figcaption></figure>\n`}${paper.phases
    .map(
      ({ title: phase, steps }) =>
        `<section>\n<h2>${escapeHtml(phase)}</h2>\n${steps.map(stepOf).join('\n')}\n</section>`,
    )
    .join('\n')}
${paper.annex.map((part) => `<section>\n<h2>${escapeHtml(part.name)}</h2>\n${listOf(part.lines)}\n</section>`).join('\n')}
</main>
<footer><p>${escapeHtml([paper.office, paper.footer].filter((word) => word !== '').join(' · '))}</p></footer>
</body>
</html>
`
}

function stepOf({ title, text, parts }: PaperStep): string {
  return `<article>\n<h3>${escapeHtml(title)}</h3>\n<p>${escapeHtml(text)}</p>\n${partsOf(parts)}\n</article>`
}

function partsOf(parts: readonly PaperPart[]): string {
  if (parts.length === 0) return ''
  const rows = parts.map(({ name, lines }) => `<dt>${escapeHtml(name)}</dt><dd>${listOf(lines)}</dd>`)
  return `<dl>\n${rows.join('\n')}\n</dl>`
}

function listOf(lines: readonly string[]): string {
  const [only] = lines
  if (lines.length === 1 && only !== undefined) return escapeHtml(only)
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that stays text, between tags and in quotes. Control characters, which HTML does not allow, are left out. */
export function escapeHtml(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

const style = `
:root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#555;--ground:#fff;--line:#b5b5b5;--link:#0b4f9e}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--quiet:#b8b8b8;--ground:#161616;--line:#5a5a5a;--link:#9cc7ff}}
*{box-sizing:border-box}
html{background:var(--ground)}
body{margin:0 auto;max-width:52rem;padding:1.5rem 1.25rem 3rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
body.parents{font-size:1.375rem}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;padding:.25rem .5rem;background:var(--ground)}
h1{line-height:1.25;margin:.5rem 0}
h2{margin-top:2.5rem;border-bottom:1px solid var(--line);line-height:1.3}
h3{margin:2rem 0 .25rem;line-height:1.3}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.4rem 1.25rem;margin:.75rem 0}
dt{color:var(--quiet)}
dd{margin:0}
ul{margin:0;padding-left:1.2rem}
figure{margin:1.5rem 0}
.picture{overflow:auto}
.on-paper{display:none}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
figcaption,footer{color:var(--quiet);font-size:.875em}
@media (max-width:36rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#444;--ground:#fff;--line:#999}body{max-width:none;padding:0;font-size:10.5pt}body.parents{font-size:14pt}.skip,.picture,.on-screen{display:none}.on-paper{display:inline}h2,h3{break-after:avoid}li,dt{break-inside:avoid}@page{size:A4;margin:18mm}}
`
