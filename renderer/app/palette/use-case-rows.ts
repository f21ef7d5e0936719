/** The cases in the palette: those opened last, and those that fit what is typed. */
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { Row, Rows } from '#renderer/app/palette/palette-rows.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { screens, toCase } from '#renderer/stores/navigation.ts'
import { useRecentCases } from '#renderer/stores/recent-cases.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import type { ListAnswer } from '#renderer/vault/vault-api.ts'

const casesShown = 6

function useCaseWords(): (head: CaseHead) => Row {
  const { date } = useText()
  const { labelOf } = useLabels()
  return (head) => {
    const next = head.nextOn === null ? '' : `${date(head.nextOn)} ${head.nextWhat}`
    const words = [labelOf('clientGroup', head.clientGroup), labelOf('region', head.region), next]
    return {
      id: `case:${head.id}`,
      label: head.code,
      detail: words.filter(Boolean).join(' · '),
      target: { to: toCase(head.id) },
    }
  }
}

/** Cases opened last, asked for at each opening of the palette. */
export function useRecentRows(open: Ref<boolean>): ComputedRef<Rows> {
  const { t } = useText()
  const rowOf = useCaseWords()
  const store = useRecentCases()
  const heads = shallowRef<readonly CaseHead[]>([])
  // Whoever is quicker than the vault sees them as soon as they are there.
  watch([open, () => store.ids], async ([isOpen]) => {
    if (isOpen) heads.value = await store.heads()
  })
  return computed(() => ({
    id: 'recent',
    label: t('find.groups.recent'),
    total: heads.value.length,
    rows: heads.value.map(rowOf),
  }))
}

export function useCaseRows(query: Ref<string>): {
  readonly rows: ComputedRef<Rows>
  readonly busy: Ref<boolean>
} {
  const { t, number } = useText()
  const rowOf = useCaseWords()
  const list = useCaseList()
  const answer = shallowRef<ListAnswer>({ total: 0, rows: [] })
  const busy = shallowRef(false)

  watch(query, async (text) => {
    const isEmpty = text.trim() === ''
    busy.value = !isEmpty
    const found = isEmpty ? { total: 0, rows: [] } : await list.find(text, casesShown)
    if (text !== query.value) return
    answer.value = found
    busy.value = false
  })

  const rows = computed<Rows>(() => {
    const { total, rows: heads } = answer.value
    const all: Row = {
      id: 'cases:all',
      label: t('find.allCases', { count: total, shown: number(total) }),
      target: { to: { name: screens.cases, query: { text: query.value.trim() } } },
    }
    const shown = heads.map(rowOf)
    return {
      id: 'cases',
      label: t('find.groups.cases'),
      total,
      rows: total > shown.length ? [...shown, all] : shown,
    }
  })
  return { rows, busy }
}
