/**
 * Typst's plain SVG stacks all pages in one drawing (and paints the ground of every page at the very top). This takes
 * it apart into one drawing for each page.
 */

interface Element {
  readonly tag: string
  readonly open: string
  readonly text: string
}

/** Quoted values may hold any character but the quote. */
const tagPattern = /<(\/?)([\w:-]+)((?:"[^"]*"|[^">])*?)(\/?)>/g
const viewBoxPattern = /viewBox="0 0 ([\d.]+) ([\d.]+)"/
const offsetPattern = /^<g transform="matrix\(1 0 0 1 0 ([\d.]+)\)">/

/** One SVG for each page; the whole drawing when it is not built as expected. */
export function splitPages(svg: string): readonly string[] {
  const [, width, height] = viewBoxPattern.exec(svg) ?? []
  const children = childrenOf(svg)
  const groups = children.filter(({ tag }) => tag === 'g')
  if (width === undefined || height === undefined || groups.length === 0) return [svg]
  const definitions = children.filter(({ tag }) => tag === 'defs' || tag === 'style').map(({ text }) => text)
  const tops = groups.map(({ open }) => Number(offsetPattern.exec(open)?.[1] ?? 0))
  return groups.map((group, index) => {
    const bottom = tops[index + 1] ?? Number(height)
    const size = { width: Number(width), height: bottom - (tops[index] ?? 0) }
    const content = group.text.replace(offsetPattern, '<g>')
    return pageSvg(size, [...groundBefore(children, group), content, ...definitions].join('\n'))
  })
}

/** The shapes drawn for a page before its content: its ground. */
function groundBefore(children: readonly Element[], group: Element): readonly string[] {
  const end = children.indexOf(group)
  const start = children.slice(0, end).findLastIndex(({ tag }) => tag === 'g') + 1
  return children
    .slice(start, end)
    .filter(({ tag }) => tag === 'path')
    .map(({ text }) => text)
}

function pageSvg(size: { readonly width: number; readonly height: number }, content: string): string {
  const width = size.width.toFixed(3)
  const height = size.height.toFixed(3)
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" ${names}>\n${content}\n</svg>`
}

/** The elements directly inside the root. */
function childrenOf(svg: string): readonly Element[] {
  const children: Element[] = []
  let depth = 0
  let start = { at: 0, tag: '', open: '' }
  for (const match of svg.matchAll(tagPattern)) {
    const [whole] = match
    const kind = kindOf(whole)
    if (kind === 'end') depth -= 1
    if (depth === 1 && kind !== 'end') start = { at: match.index, tag: nameOf(whole), open: whole }
    if (depth === 1 && kind !== 'begin') {
      children.push({
        tag: start.tag,
        open: start.open,
        text: svg.slice(start.at, match.index + whole.length),
      })
    }
    if (kind === 'begin') depth += 1
  }
  return children
}

function nameOf(tag: string): string {
  return /[\w:-]+/.exec(tag)?.[0] ?? ''
}

function kindOf(tag: string): 'begin' | 'end' | 'empty' {
  if (tag.startsWith('</')) return 'end'
  return tag.endsWith('/>') ? 'empty' : 'begin'
}
