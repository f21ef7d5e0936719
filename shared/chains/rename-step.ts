/** What must follow when a step gets another number, or is taken out. */
import type { Step, Way } from '#shared/chains/chain.ts'

/** Every mention of one step becomes one of another. */
export function renamedMentions(step: Step, from: string, to: string): Step {
  return {
    ...step,
    after: step.after.map((id) => (id === from ? to : id)),
    leadsTo: step.leadsTo.map((way) => ('step' in way && way.step === from ? { ...way, step: to } : way)),
  }
}

/** Nobody waits for a step that is gone, and no way leads there; a step left without a way ends the chain. */
export function withoutMentions(step: Step, gone: string, end: Way): Step {
  const leadsTo = step.leadsTo.filter((way) => !('step' in way && way.step === gone))
  return {
    ...step,
    after: step.after.filter((id) => id !== gone),
    leadsTo: leadsTo.length === 0 ? [end] : leadsTo,
  }
}
