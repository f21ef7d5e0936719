/** What the advisers of a network do from day to day: new cases, and what is due in those they have. */
import { isErased, type MergeableRecord } from '#shared/records/record.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Dice } from '#tests/support/dice.ts'
import { createLives, type Act } from '#tests/simulation/casework.ts'
import {
  casesAYear,
  colleagueShare,
  daysAway,
  strangerShare,
  type Circumstances,
} from '#tests/simulation/circumstances.ts'
import type { Ledger } from '#tests/simulation/ledger.ts'
import { writeHere, type SimulatedDevice } from '#tests/simulation/simulated-device.ts'

export interface Work {
  readonly doToday: (member: SimulatedDevice, day: number, ledger: Ledger) => void
  readonly counts: () => { readonly cases: number; readonly saves: number; readonly decided: number }
}

interface Task {
  readonly at: number
  readonly id: string
  readonly writes: Act['writes']
}

interface Doing {
  readonly day: number
  readonly task: Task
}

/** Working days of an adviser in a year. */
const workingDays = (365 / 7) * 5 - daysAway

export function createWork(
  { seed, days }: Circumstances,
  dice: Dice,
  members: readonly SimulatedDevice[],
): Work {
  const nextLife = createLives(seed, dice)
  const agendas = new Map<SimulatedDevice, Map<number, Task[]>>(members.map((member) => [member, new Map()]))
  const count = { cases: 0, saves: 0, decided: 0 }

  function plan(member: SimulatedDevice, day: number, task: Task): void {
    const agenda = agendas.get(member)
    const tasks = agenda?.get(day) ?? []
    tasks.push(task)
    agenda?.set(day, tasks)
  }

  function openCase(member: SimulatedDevice, day: number): void {
    const { id, acts } = nextLife()
    const at = count.cases
    count.cases += 1
    for (const { after, writes } of acts) {
      if (day + after >= days) continue
      plan(after === 0 ? member : helperOf(member), day + after, { at, id, writes })
    }
  }

  /** Mostly the adviser of the case, sometimes a colleague, seldom another office. */
  function helperOf(member: SimulatedDevice): SimulatedDevice {
    if (dice.chance(strangerShare)) return dice.one(members)
    const colleagues = members.filter(({ office }) => office === member.office)
    return dice.chance(colleagueShare) ? dice.one(colleagues) : member
  }

  function act(member: SimulatedDevice, ledger: Ledger, { day, task }: Doing): void {
    const record = member.records[task.at]
    const disputed = conflictsOf(record)
    count.decided += disputed.length
    const writes = task.writes && [...task.writes, ...decisions(record, disputed, dice)]
    writeHere(member, ledger, { ...task, day, writes })
    count.saves += 1
  }

  /** A case that has not come here yet waits for another day; the one who opens it writes it first. */
  function doTask(member: SimulatedDevice, ledger: Ledger, { day, task }: Doing): void {
    const isHere = member.records[task.at] !== undefined || isOpening(task)
    if (isHere) act(member, ledger, { day, task })
    else plan(member, day + 7, task)
  }

  return {
    doToday(member, day, ledger) {
      const expected = casesAYear / workingDays
      const fresh = Math.floor(expected) + (dice.chance(expected % 1) ? 1 : 0)
      for (let made = 0; made < fresh; made++) openCase(member, day)
      for (const task of takeDue(agendas.get(member), day)) doTask(member, ledger, { day, task })
    },
    counts: () => count,
  }
}

/** What was to be done up to today, the oldest first. */
function takeDue(agenda: Map<number, Task[]> | undefined, day: number): readonly Task[] {
  const days = [...(agenda?.keys() ?? [])].filter((due) => due <= day).sort((a, b) => a - b)
  const tasks = days.flatMap((due) => agenda?.get(due) ?? [])
  for (const due of days) agenda?.delete(due)
  return tasks
}

function isOpening({ writes }: Task): boolean {
  return writes?.some(({ name }) => name === 'code') ?? false
}

function conflictsOf(record: MergeableRecord | undefined): readonly string[] {
  if (!record || isErased(record)) return []
  return Object.keys(record.f).filter((name) => (record.f[name]?.length ?? 0) > 1)
}

/** Whoever has a case open decides what is disputed in it: one of the values that stand there. */
function decisions(
  record: MergeableRecord | undefined,
  names: readonly string[],
  dice: Dice,
): readonly RegisterWrite[] {
  if (!record || isErased(record)) return []
  return names.map((name) => ({ name, value: dice.one(record.f[name] ?? []).v }))
}
