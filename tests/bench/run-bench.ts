/**
 * The measurements from the command line. `--quick` leaves the large office out; `--strict` fails where a budget is not
 * met.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRuntime } from '#build/runtime.ts'
import { ensureProgram } from '#build/system-libraries.ts'
import { say } from '#build/tools/run.ts'
import { builtApp, type AppTarget } from '#tests/support/app-driver/app-target.ts'
import { benchCases } from '#tests/bench/bench-cases.ts'
import { keepassMissing } from '#tests/bench/exchange-report.ts'
import { measureKeepassMerge, type MergeTime } from '#tests/bench/keepassxc.ts'
import { measureApp } from '#tests/bench/measure-app.ts'
import { measureChains } from '#tests/bench/measure-chains.ts'
import { measurePlain } from '#tests/bench/measure-plain.ts'
import { exitCode } from '#tests/bench/budgets.ts'
import { writeReport, type SizeFigures } from '#tests/bench/report.ts'
import { hasSqlcipher, measureSqlcipher, type SqlcipherFigures } from '#tests/bench/sqlcipher.ts'

const isQuick = process.argv.includes('--quick')
const sizes = isQuick ? [5000] : [5000, 50_000]

async function measureSize(target: AppTarget, cases: number): Promise<SizeFigures> {
  const amount = `${cases.toLocaleString('en')} cases`
  say(`Measuring the app with ${amount} …`)
  const app = await measureApp(target, cases)
  say(`Measuring plain JSON in Dexie with ${amount} …`)
  const plain = await measurePlain(target, cases)
  return { cases, app, plain, sqlcipher: await measureOther(cases), merge: await measureMerge(cases) }
}

/** Two databases with as many entries; of them 5,000 were changed. */
async function measureMerge(entries: number): Promise<MergeTime | null> {
  if (!hasKeepass) return null
  say(`Measuring keepassxc-cli with ${entries.toLocaleString('en')} entries …`)
  return measureKeepassMerge(entries, 5000)
}

async function measureOther(cases: number): Promise<SqlcipherFigures | null> {
  if (!hasSqlcipher()) {
    say('SQLCipher is not installed (Debian: apt-get install sqlcipher), so its column stays empty.')
    return null
  }
  say(`Measuring SQLCipher with ${cases.toLocaleString('en')} cases …`)
  const folder = mkdtempSync(join(tmpdir(), 'fallkoffer-bench-'))
  try {
    return await measureSqlcipher(folder, benchCases(cases))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.platform === 'linux') await ensureProgram('xdotool', 'xdotool')
const hasKeepass = await ensureProgram('keepassxc-cli', 'keepassxc').then(
  () => true,
  () => false,
)
if (!hasKeepass) say(keepassMissing)
const target = await builtApp()
const { version, origin } = await ensureRuntime()
const circumstances = {
  runtime: `Electron ${version} (${origin})`,
  date: new Date().toISOString().slice(0, 10),
}
const isStrict = process.argv.includes('--strict')
say('Measuring the chains …')
const chains = await measureChains()
const usual = await measureMerge(10_000)
const measured: SizeFigures[] = []
let code = 0
for (const cases of sizes) {
  measured.push(await measureSize(target, cases))
  // After each size: the large one takes long, and what is known is worth keeping.
  const merges = usual && [usual, ...measured.flatMap(({ merge }) => merge ?? [])]
  const { text, judged } = writeReport({ sizes: measured, merges, chains }, circumstances)
  say(`\n${text}`)
  code = exitCode(judged, isStrict)
}
say('Written to out/bench/latest.json and out/bench/latest.md')
// The debugging pipes of ended apps must not hold the script.
process.exit(code)
