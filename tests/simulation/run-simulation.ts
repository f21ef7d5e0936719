/** The simulation from the command line: `--quick` for a month of six offices, `--seed <n>` to repeat a year. */
import { cpus, loadavg } from 'node:os'
import { mkdirSync, writeFileSync } from 'node:fs'
import { inRoot } from '#build/tools/paths.ts'
import { say } from '#build/tools/run.ts'
import type { Circumstances } from '#tests/simulation/circumstances.ts'
import { curveOf, figuresOf, mustBeNone, tableOf, type Figures } from '#tests/simulation/report.ts'
import { simulate } from '#tests/simulation/simulate.ts'

const isQuick = process.argv.includes('--quick')
const given = process.argv[process.argv.indexOf('--seed') + 1]
const seed = process.argv.includes('--seed') ? Number(given) : Math.floor(Math.random() * 1e6)

const networks: readonly Omit<Circumstances, 'seed'>[] = isQuick
  ? [{ offices: 6, devices: 12, days: 30, sampleEvery: 5 }]
  : [
      { offices: 6, devices: 12, days: 365, sampleEvery: 8 },
      { offices: 20, devices: 45, days: 365, sampleEvery: 60 },
      { offices: 60, devices: 150, days: 365, sampleEvery: 300 },
    ]

say(`Seed ${String(seed)}: the same one gives the same year.`)
const measured: Figures[] = []
for (const network of networks) {
  const { offices, devices, days } = network
  say(`${String(offices)} offices, ${String(devices)} devices, ${String(days)} days …`)
  const start = performance.now()
  const outcome = await simulate({ seed, ...network })
  const figures = figuresOf(outcome, (performance.now() - start) / 1000)
  measured.push(figures)
  say(`\n${tableOf([figures])}`)
  say(`${Math.round(figures.seconds).toString()} s`)
}

const [load = 0] = loadavg()
const circumstances = `Seed ${String(seed)}, ${String(cpus().length)} × ${cpus()[0]?.model ?? ''}, load ${load.toFixed(1)}.`
const curves = ['package, median', 'days until everybody knows a save, 95 %', 'merging, per changed record']
const text = [
  tableOf(measured),
  ...curves.map((name) => `${name}\n\n${curveOf(measured, name)}`),
  circumstances,
].join('\n')
mkdirSync(inRoot('out/simulation'), { recursive: true })
writeFileSync(inRoot('out/simulation/latest.md'), text)
if (measured.length > 1) say(`\n${text}`)
say('Written to out/simulation/latest.md')
const isSound = measured.every(({ values }) =>
  values.every(({ name, value }) => (mustBeNone.includes(name) ? value === 0 : !Number.isNaN(value))),
)
if (!isSound) say('Something was lost, claimed without being there, or never arrived.')
process.exitCode = isSound ? 0 : 1
