/**
 * Lets an act be asked for once at a time: a second click, or an Enter that is held down, finds it at work and changes
 * nothing. What makes a new id each time would otherwise be written twice.
 */
export function oneAtATime<Args extends readonly unknown[]>(
  act: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  let working: Promise<void> | null = null
  return (...args) => {
    working ??= act(...args).finally(() => {
      working = null
    })
    return working
  }
}
