/**
 * What the window lives in: vault, machine, clock. Made once by the composition root (`renderer/app/main.ts`) and
 * handed to every store from there, so that a store never makes its own world.
 */
import { inject, type App, type InjectionKey } from 'vue'
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import type { Clock } from '#shared/base/clock.ts'
import type { DesktopApi, News, NewsTopic } from '#shared/contract/desktop-api.ts'
import type { OnProgress, VaultApi } from '#renderer/vault/vault-api.ts'

export interface Surroundings {
  readonly vault: VaultApi
  readonly desktop: DesktopApi
  readonly onNews: <T extends NewsTopic>(topic: T, listener: (news: News<T>) => void) => () => void
  readonly clock: Clock
  /** IANA name; a counselling day begins and ends at local midnight. */
  readonly timeZone: string
  /** Starts the typesetting process and answers with its port; `null` when it would not start. */
  readonly typesetterPort: () => Promise<MessagePort | null>
  /** Marks a listener so that it can be called from the vault worker. */
  readonly listen: (listener: OnProgress) => OnProgress
}

const surroundingsKey: InjectionKey<Surroundings> = Symbol('surroundings')

export function provideSurroundings(app: App, surroundings: Surroundings): void {
  app.provide(surroundingsKey, surroundings)
}

export function useSurroundings(): Surroundings {
  const surroundings = inject(surroundingsKey)
  assert(surroundings, 'the composition root provides the surroundings')
  return surroundings
}

/** Today, as the adviser's calendar has it. */
export function todayIn({ clock, timeZone }: Pick<Surroundings, 'clock' | 'timeZone'>): CalendarDate {
  return dateAt(clock.now(), timeZone)
}
