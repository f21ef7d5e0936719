/** The columns of the list of companies. */
import { computed, type ComputedRef } from 'vue'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { GridColumn } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export function useCompanyColumns(): { readonly columns: ComputedRef<readonly GridColumn<CaseHead>[]> } {
  const { t, date } = useText()
  const { labelOf } = useLabels()
  const day = (value: string | null): string => (value === null ? '–' : date(value))
  const free = ({ company }: CaseHead): number =>
    company?.places.reduce((sum, place) => sum + place.free, 0) ?? 0

  const columns = computed<readonly GridColumn<CaseHead>[]>(() => [
    column('code', '7rem', (head) => head.code),
    column('sector', 'minmax(10rem, 2fr)', (head) => labelOf('sector', head.company?.sector ?? null) || '–'),
    {
      ...column(
        'size',
        'minmax(9rem, 1fr)',
        (head) => labelOf('companySize', head.company?.size ?? null) || '–',
      ),
      sortable: false,
    },
    column('region', 'minmax(8rem, 1fr)', (head) => labelOf('region', head.region)),
    { ...column('free', '8rem', (head) => String(free(head))), align: 'end' },
    column('nextOn', '9.5rem', (head) => day(head.nextOn)),
    column('lastContactOn', '9rem', (head) => day(head.lastContactOn)),
  ])

  function column(
    id: 'code' | 'sector' | 'size' | 'region' | 'free' | 'nextOn' | 'lastContactOn',
    width: string,
    text: (head: CaseHead) => string,
  ): GridColumn<CaseHead> {
    return { id, label: t(`companies.columns.${id}`), width, sortable: true, text }
  }

  return { columns }
}
