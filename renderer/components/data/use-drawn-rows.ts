/** Which rows of a grid are drawn: those in sight, some around them, and the one with the keyboard. */
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/vue-virtual'
import { computed, watch, type ComputedRef } from 'vue'
import { useRowHeight } from './use-row-height.ts'

export interface DrawnRowsOptions {
  readonly count: () => number
  /** The row with the keyboard: if it were not drawn, it would lose it. */
  readonly active: () => number
  readonly scroller: () => HTMLElement | null
  /** Pixels; the density decides when it is left out. */
  readonly height: () => number | undefined
}

export interface DrawnRows {
  readonly items: ComputedRef<readonly VirtualItem[]>
  /** Pixels of all rows together. */
  readonly length: ComputedRef<number>
  /** Rows of one screen. */
  readonly page: () => number
  readonly scrollTo: (row: number) => void
}

export function useDrawnRows({ count, active, scroller, height }: DrawnRowsOptions): DrawnRows {
  const usual = useRowHeight()
  const rowHeight = computed(() => height() ?? usual.value)
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => ({
      count: count(),
      getScrollElement: scroller,
      estimateSize: () => rowHeight.value,
      overscan: 8,
      rangeExtractor: drawnWith(active()),
      scrollPaddingStart: 36,
    })),
  )
  watch(rowHeight, () => virtualizer.value.measure())
  return {
    items: computed(() => virtualizer.value.getVirtualItems()),
    length: computed(() => virtualizer.value.getTotalSize()),
    page: () => Math.max(1, Math.floor((scroller()?.clientHeight ?? 600) / rowHeight.value) - 1),
    scrollTo: (row) => virtualizer.value.scrollToIndex(row),
  }
}

function drawnWith(row: number): (range: Range) => number[] {
  return (range) => {
    const seen = defaultRangeExtractor(range)
    return row < 0 || row >= range.count || seen.includes(row) ? seen : [...seen, row].sort((a, b) => a - b)
  }
}
