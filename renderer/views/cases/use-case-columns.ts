/** The columns of the case list: three beside a case, all where the list has the screen to itself. */
import { computed, type ComputedRef } from 'vue'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { GridColumn } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export function useCaseColumns(isBesideCase: () => boolean): {
  readonly columns: ComputedRef<readonly GridColumn<CaseHead>[]>
} {
  const { t, date } = useText()
  const { labelOf } = useLabels()
  const day = (value: string | null): string => (value === null ? '–' : date(value))

  const columns = computed<readonly GridColumn<CaseHead>[]>(() => {
    const code = column('code', '7.25rem', (head) => head.code)
    const group = column('clientGroup', 'minmax(6.5rem, 1fr)', (head) =>
      labelOf('clientGroup', head.clientGroup),
    )
    const region = column('region', 'minmax(8rem, 1fr)', (head) => labelOf('region', head.region))
    const nextOn = column('nextOn', '8.75rem', (head) => day(head.nextOn))
    const lastContact = column('lastContactOn', '8rem', (head) => day(head.lastContactOn))
    const nextWhat: GridColumn<CaseHead> = {
      id: 'nextWhat',
      label: t('cases.columns.nextWhat'),
      width: 'minmax(10rem, 2fr)',
      sortable: true,
      text: (head) => head.nextWhat,
    }
    return isBesideCase() ? [code, group, nextOn] : [code, group, region, nextOn, nextWhat, lastContact]
  })

  function column(
    id: 'code' | 'clientGroup' | 'region' | 'nextOn' | 'lastContactOn',
    width: string,
    text: (head: CaseHead) => string,
  ): GridColumn<CaseHead> {
    return { id, label: t(`cases.columns.${id}`), width, sortable: true, text }
  }

  return { columns }
}
