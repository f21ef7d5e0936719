/** The words that stand on the screen, read from the same files as the app reads them. */
import { readFileSync, readdirSync } from 'node:fs'
import { inRoot } from '#build/tools/paths.ts'

type Messages = { readonly [key: string]: string | Messages }

const folder = inRoot('renderer/i18n/locales/de')
const german = Object.assign(
  {},
  ...readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Messages),
) as Messages

/** The German text for a key, with its placeholders filled. */
export function words(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return formOf(textOf(key), values.count).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name] ?? ''
    return value.toLocaleString('de-DE')
  })
}

/** The text with anything in the places of its placeholders; for `getByText` and the like. */
export function wordsLike(key: string): RegExp {
  const parts = formOf(textOf(key), undefined).split(/\{\w+\}/)
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'))
}

/** Words for none, one and many stand with bars between. */
function formOf(text: string, count: string | number | undefined): string {
  const forms = text.split(' | ')
  return forms[Math.min(Number(count ?? forms.length), forms.length - 1)] ?? text
}

function textOf(key: string): string {
  const found = key
    .split('.')
    .reduce<string | Messages | undefined>(
      (at, part) => (typeof at === 'object' ? at[part] : undefined),
      german,
    )
  if (typeof found !== 'string') throw new Error(`No German words for ${key}`)
  return found
}
