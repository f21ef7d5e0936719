/** What a simulated year showed, as tables: one for each network, and how each figure grows with the devices. */
import { percentile } from '#tests/bench/statistics.ts'
import type { Sample } from '#tests/simulation/samples.ts'
import type { Outcome } from '#tests/simulation/simulate.ts'

export interface Figures {
  readonly offices: number
  readonly devices: number
  readonly days: number
  readonly seconds: number
  readonly values: readonly Figure[]
}

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Whether it makes sense to ask how it grows. */
  readonly grows: boolean
}

const figure = (name: string, value: number, unit = ''): Figure => ({ name, value, unit, grows: true })
const plain = (name: string, value: number, unit = ''): Figure => ({ name, value, unit, grows: false })

const holesName = 'holes in what a device claims to know'
const lostName = 'values lost or come back, over all devices'
export const mustBeNone: readonly string[] = [holesName, lostName]

export function figuresOf(outcome: Outcome, seconds: number): Figures {
  const { offices, devices, days } = outcome.circumstances
  const values = [...ofWork(outcome), ...ofPackages(outcome), ...ofTimes(outcome), ...ofOutcome(outcome)]
  return { offices, devices, days, seconds, values }
}

function ofWork({ work, ledger }: Outcome): readonly Figure[] {
  const { cases, saves, decided } = work.counts()
  const { writes, unseen, erased } = ledger.counts()
  return [
    figure('cases', cases),
    figure('saves', saves),
    figure('conflicts per 1,000 saves', (unseen / saves) * 1000),
    plain('conflicts decided on the way', decided),
    plain('fields written', writes),
    plain('cases erased', erased),
  ]
}

function ofPackages({ samples, packages, recordsSent }: Outcome): readonly Figure[] {
  const sizes = samples.map(({ bytes }) => bytes / 1000)
  const share = (of: (sample: Sample) => number) =>
    (100 * sum(samples.map(of))) / sum(samples.map(({ bytes }) => bytes))
  return [
    figure('packages sent', packages),
    figure('records in a package', recordsSent / packages),
    plain('packages measured to the byte', samples.length),
    figure('package, median', percentile(sizes, 0.5), 'kB'),
    figure('package, 95 %', percentile(sizes, 0.95), 'kB'),
    figure('package, largest', Math.max(...sizes), 'kB'),
    plain(
      'of it names of the recipients (age)',
      share(({ ageHeader }) => ageHeader),
      '%',
    ),
    plain(
      'of it the directory',
      share(({ directory }) => directory),
      '%',
    ),
    plain(
      'of it who knows what',
      share(({ acknowledgements }) => acknowledgements),
      '%',
    ),
  ]
}

function ofTimes({ samples, members }: Outcome): readonly Figure[] {
  const changed = sum(samples.map((sample) => sample.changed))
  const merging = sum(samples.map((sample) => sample.merge))
  const state = percentile(
    members.map((member) => JSON.stringify(member.state).length / 1000),
    0.5,
  )
  const [first] = members
  const records = first?.records.reduce((bytes, record) => bytes + JSON.stringify(record).length, 0) ?? 0
  return [
    figure(
      'making a package, processor time',
      percentile(
        samples.map(({ seal }) => seal),
        0.5,
      ),
      'ms',
    ),
    figure(
      'opening and checking, processor time',
      percentile(
        samples.map(({ open }) => open),
        0.5,
      ),
      'ms',
    ),
    figure(
      'merging a package, processor time',
      percentile(
        samples.map(({ merge }) => merge),
        0.5,
      ),
      'ms',
    ),
    figure('merging, per changed record', (1000 * merging) / changed, 'µs'),
    figure('what a device keeps of the exchange', state, 'kB'),
    figure('all records of a device, as JSON', records / 1e6, 'MB'),
  ]
}

function ofOutcome(outcome: Outcome): readonly Figure[] {
  const { ledger, carrying, holes, outOfOrder, samples, settledAfter } = outcome
  const delays = ledger.saves.map(({ day, lastDay }) => lastDay - day)
  const { lost, doubled, late } = carrying.counts()
  const asked = samples.filter(({ askedAboutClock }) => askedAboutClock).length
  return [
    figure('days until everybody knows a save, median', percentile(delays, 0.5)),
    figure('days until everybody knows a save, 95 %', percentile(delays, 0.95)),
    plain('days until all was settled after the last save', settledAfter ?? Number.NaN),
    plain('packages lost, doubled, late', lost + doubled + late),
    plain('packages out of order', outOfOrder),
    plain('packages that met a clock far ahead', (100 * asked) / samples.length, '%'),
    plain(holesName, holes),
    plain(lostName, lostValues(outcome)),
  ]
}

/** On every device, every register of every case against the ledger. */
export function lostValues({ ledger, members, work }: Outcome): number {
  const { cases } = work.counts()
  const places = Array.from({ length: cases }, (_none, at) => at)
  const first = members[0]
  if (!first) return 0
  return sum(
    places.map((at) => {
      const ofFirst = ledger.missing(at, first.records[at])
      // What is one object there and here needs no second look.
      const others = members.map(({ records }) =>
        records[at] === first.records[at] ? ofFirst : ledger.missing(at, records[at]),
      )
      return sum(others)
    }),
  )
}

export function tableOf(networks: readonly Figures[]): string {
  const head = networks.map(({ offices, devices }) => `${offices} offices, ${devices} devices`)
  const rows = (networks[0]?.values ?? []).map(({ name, unit, grows }, at) => {
    const values = networks.map(({ values: all }) => all[at]?.value ?? Number.NaN)
    const growth = grows && networks.length > 1 ? exponent(networks, values) : ''
    return [`${name}${unit === '' ? '' : `, ${unit}`}`, ...values.map(shown), growth]
  })
  const lines = [['', ...head, 'grows like'], [':--', ...head.map(() => '--:'), ':--'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** The power of the number of devices that lies nearest, from the smallest network to the largest. */
function exponent(networks: readonly Figures[], values: readonly number[]): string {
  const [first, last] = [networks[0]?.devices ?? 1, networks.at(-1)?.devices ?? 1]
  const power = Math.log((values.at(-1) ?? 0) / (values[0] ?? 0)) / Math.log(last / first)
  return Number.isFinite(power) ? `devices^${power.toFixed(1)}` : ''
}

/** One line of bars: how a figure rises from network to network. */
export function curveOf(networks: readonly Figures[], name: string): string {
  const found = networks.map(({ devices, values }) => ({
    devices,
    value: values.find((each) => each.name === name)?.value ?? 0,
  }))
  const highest = Math.max(...found.map(({ value }) => value))
  return found
    .map(({ devices, value }) => {
      const bar = '█'.repeat(Math.max(1, Math.round((40 * value) / highest)))
      return `${String(devices).padStart(5)} devices ${bar} ${shown(value)}\n`
    })
    .join('')
}

function shown(value: number): string {
  if (Number.isNaN(value)) return 'not settled'
  if (value === 0) return '0'
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
