/** Lets acts on the vault's files run one after the other, in the order they were asked for. */
export type OneAtATime = <T>(act: () => Promise<T>) => Promise<T>

export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const next = last.then(act, act)
    last = next.catch(() => undefined)
    return next
  }
}
