/** Puts the hand where a fault is mended. */
import type { FaultPlace } from '#shared/chains/fault-place.ts'

const controls = 'input, select, textarea, button'

/** Call it when the part is on screen. */
export function goToField(place: FaultPlace): void {
  const element = document.getElementById(idOf(place))
  const target = element?.matches(controls) ? element : element?.querySelector<HTMLElement>(controls)
  target?.focus()
  element?.scrollIntoView({ block: 'center' })
}

function idOf({ part, id, field }: FaultPlace): string {
  if (part === 'step') return `edit-${field}`
  return part === 'head' ? `edit-head-${field}` : `edit-part-${id}`
}
