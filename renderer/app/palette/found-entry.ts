/** What the palette finds beside cases, and where each of them leads. */
import type { RouteLocationRaw } from 'vue-router'
import type { BookEntry } from '#shared/search/book.ts'

/** In the order on the screen: doing a thing comes before reading about it, because Enter takes what stands first. */
export const bookGroups = [
  'bodies',
  'events',
  'programmes',
  'chains',
  'commands',
  'help',
  'settings',
] as const
export type BookGroup = (typeof bookGroups)[number]

/** A screen to go to, or the id of a command to run. */
export type Target = { readonly to: RouteLocationRaw } | { readonly run: string }

export interface FoundEntry extends BookEntry {
  readonly group: BookGroup
  readonly detail: string
  readonly shortcut?: string
  readonly target: Target
}
