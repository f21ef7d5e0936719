/** Steps of the zoom, from half to three times the size (WCAG 2.2, 1.4.4 asks for at least two). */

const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** The next zoom from any zoom, also from one between the steps. */
export function nextZoom(zoom: number, step: 'in' | 'out' | 'reset'): number {
  if (step === 'reset') return 1
  if (step === 'in') return steps.find((candidate) => candidate > zoom + 0.001) ?? 3
  return steps.findLast((candidate) => candidate < zoom - 0.001) ?? 0.5
}
