/**
 * What the palette shows for what is typed: recent cases for nothing, otherwise everything that fits, group by group.
 * Cases are looked for in the vault, the few hundred other things here.
 */
import { computed, type ComputedRef, type Ref } from 'vue'
import {
  bookGroups,
  type BookGroup,
  type FoundEntry,
  type Target,
} from '#renderer/app/palette/found-entry.ts'
import { parseReplyCode } from '#shared/domain/reply-code.ts'
import { groupsOf, type Rows } from '#renderer/app/palette/palette-rows.ts'
import { useBook } from '#renderer/app/palette/use-book.ts'
import { useCaseRows, useRecentRows } from '#renderer/app/palette/use-case-rows.ts'
import type { PaletteGroup } from '#renderer/components/index.ts'
import { useText, type Text } from '#renderer/i18n/use-text.ts'
import { screens } from '#renderer/stores/navigation.ts'

const othersShown = 4

export interface Palette {
  readonly groups: ComputedRef<readonly PaletteGroup[]>
  readonly busy: Ref<boolean>
  readonly targetOf: (id: string) => Target | undefined
}

export function usePalette(open: Ref<boolean>, query: Ref<string>): Palette {
  const text = useText()
  const recent = useRecentRows(open)
  const cases = useCaseRows(query)
  const book = useBook(open)

  const rows = computed<readonly Rows[]>(() => {
    const typed = query.value.trim()
    const found = book.find(typed)
    if (typed === '') return [recent.value, bookRows(text, found, { group: 'commands', most: Infinity })]
    const others = bookGroups.map((group) => bookRows(text, found, { group, most: othersShown }))
    return [replyRows(text, typed), cases.rows.value, ...others, noteRows(text, typed)]
  })
  const targets = computed(
    () => new Map(rows.value.flatMap((group) => group.rows.map(({ id, target }) => [id, target] as const))),
  )
  return {
    groups: computed(() => groupsOf(rows.value, text)),
    busy: cases.busy,
    targetOf: (id) => targets.value.get(id),
  }
}

function bookRows({ t }: Text, found: readonly FoundEntry[], { group, most }: BookPart): Rows {
  const entries = found.filter((entry) => entry.group === group)
  return {
    id: group,
    label: t(`find.groups.${group}`),
    total: entries.length,
    rows: entries.slice(0, most).map(({ title, ...entry }) => ({ ...entry, label: title })),
  }
}

interface BookPart {
  readonly group: BookGroup
  readonly most: number
}

/** A whole reply code leads to the referral it belongs to. */
function replyRows({ t }: Text, typed: string): Rows {
  const code = parseReplyCode(typed)
  const label = t('app.commands.groupReply')
  if (!code.ok) return { id: 'reply', label, total: 0, rows: [] }
  const row = {
    id: `reply:${code.value}`,
    label: t('app.commands.reply', { code: code.value }),
    target: { to: { name: screens.referrals, query: { code: code.value } } },
  }
  return { id: 'reply', label, total: 1, rows: [row] }
}

/** Notes are read only when somebody asks for it; the way there is always at the end. */
function noteRows({ t }: Text, typed: string): Rows {
  const row = {
    id: 'notes',
    label: t('find.inNotes', { text: typed }),
    detail: t('find.inNotesDetail'),
    target: { to: { name: screens.noteSearch, query: { text: typed } } },
  }
  return { id: 'notes', label: t('find.groups.notes'), total: 1, rows: [row] }
}
