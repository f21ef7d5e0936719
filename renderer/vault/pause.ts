/** Between two pieces of long work. */
import type { World } from '#renderer/vault/world.ts'

/** Lets the calls that came in meanwhile be answered; among them the one that stops. */
export async function pause({ later }: World): Promise<void> {
  return new Promise((resolve) => void later(resolve, 0))
}
