/**
 * The contract's calls on updates. Without an address the updater is not even loaded, so not one request can happen.
 */
import type { DesktopApi, UpdateState } from '#shared/contract/desktop-api.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import { refusalOf } from '#electron/updates/refusal.ts'
import type { Updater } from '#electron/updates/updater.ts'

type UpdateCalls = Pick<DesktopApi, 'readUpdates' | 'writeUpdateAddress' | 'checkForUpdate' | 'loadUpdate'>

export interface UpdatePlan {
  readonly address: SettingsFile<string | null>
  /** Loads the updater for an address; `null` where this kind of installation cannot update itself. */
  readonly load: (address: string, onPercent: (percent: number) => void) => Promise<Updater | null>
  readonly onChange: (state: UpdateState) => void
}

export function updateCalls(plan: UpdatePlan): UpdateCalls {
  const { address } = plan
  const course = createCourse(plan)
  /** An address on its way to the disk: whoever looks for updates right after means the new one. */
  let settled: Promise<unknown> = Promise.resolve()

  async function change(next: string | null): Promise<void> {
    await address.write(next)
    course.restart()
  }

  return {
    async readUpdates() {
      return { address: address.read(), current: course.current() }
    },
    async writeUpdateAddress({ address: next }) {
      if (next === address.read()) return {}
      const changing = change(next)
      settled = changing.catch(() => undefined)
      await changing
      return {}
    },
    async checkForUpdate() {
      await settled
      if (['loading', 'ready'].includes(course.current().state)) return course.current()
      if (address.read() !== null) course.become({ state: 'checking' })
      return course.run((updater) => updater.check())
    },
    async loadUpdate() {
      const offer = course.current()
      if (offer.state !== 'available') return offer
      const { version } = offer
      course.become({ state: 'loading', version, percent: 0 })
      return course.run(async (updater) => {
        await updater.load()
        return { state: 'ready', version }
      })
    },
  }
}

/** Where the update stands, and the updater once it is needed. */
interface Course {
  readonly current: () => UpdateState
  readonly become: (next: UpdateState) => UpdateState
  /** Forgets the updater: the address has changed. */
  readonly restart: () => void
  /** Runs an act of the updater; whatever it rejects with becomes a refusal with a name. */
  readonly run: (act: (updater: Updater) => Promise<UpdateState>) => Promise<UpdateState>
}

function createCourse({ address, load, onChange }: UpdatePlan): Course {
  const first = (): UpdateState => ({ state: address.read() === null ? 'off' : 'idle' })
  let current = first()
  let updater: Promise<Updater | null> | null = null
  /** Grows with each address: what an updater of a former one has to say is worth nothing. */
  let course = 0

  function become(next: UpdateState): UpdateState {
    current = next
    onChange(next)
    return next
  }

  function showPercent(percent: number): void {
    if (current.state === 'loading') become({ ...current, percent })
  }

  return {
    current: () => current,
    become,
    restart() {
      void updater?.then((former) => former?.drop()).catch(() => undefined)
      updater = null
      course += 1
      become(first())
    },
    async run(act) {
      const from = address.read()
      if (from === null) return become({ state: 'off' })
      const own = course
      updater ??= load(from, (percent) => own === course && showPercent(percent))
      const outcome = await outcomeOf(updater, act)
      return own === course ? become(outcome) : current
    },
  }
}

async function outcomeOf(
  updater: Promise<Updater | null>,
  act: (updater: Updater) => Promise<UpdateState>,
): Promise<UpdateState> {
  try {
    const ready = await updater
    return ready === null ? { state: 'refused', reason: 'NotSupported' } : await act(ready)
  } catch (error) {
    return { state: 'refused', reason: refusalOf(error) }
  }
}
