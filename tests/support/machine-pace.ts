/**
 * A machine that others share is at times several times as slow as usual. What is to take so and so long is measured on
 * such a machine too, and then against its pace of the same minute: a fixed piece of work beside the time it usually takes.
 */

/** What the piece of work takes where memory is slow and the budgets are held all the same, in milliseconds (2 × AMD EPYC). */
const usual = 400
/** A machine that is slower still is no machine to measure on. */
const mostPatience = 3

/** A budget as it counts now: itself on a machine at its usual pace or a quicker one, more on a slower one. */
export function atThisPace(budget: number): number {
  const times = [work(), work(), work()].sort((a, b) => a - b)
  const pace = Math.min(mostPatience, Math.max(1, (times[1] ?? 0) / usual))
  if (pace > 1) process.stdout.write(`The machine is ${pace.toFixed(1)} times as slow as usual.\n`)
  return budget * pace
}

/** Of both that a program is slow by: reckoning, and memory that was never touched before. */
function work(): number {
  const start = performance.now()
  const rows = Array.from({ length: 100_000 }, (_none, at) => ({ at, text: `row ${String(at)}` }))
  const read = JSON.parse(JSON.stringify(rows)) as typeof rows
  const touched = new Uint8Array(64 * 1024 * 1024).fill(1)
  if (read.length !== rows.length || touched.at(-1) !== 1) throw new Error('the work was not done')
  return performance.now() - start
}
