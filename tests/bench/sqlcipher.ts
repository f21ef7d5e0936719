/** The same cases in SQLCipher, through Debian's command line program: a yardstick that others made. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { onPath } from '#build/system-libraries.ts'
import type { BenchCase } from '#tests/bench/bench-cases.ts'
import { percentile } from '#tests/bench/statistics.ts'

/** All in milliseconds. */
export interface SqlcipherFigures {
  readonly keyDerivation: number
  readonly list: number
  readonly searchP50: number
  readonly searchP95: number
  readonly saveP50: number
  readonly saveP95: number
  readonly export: number
  readonly import: number
}

export function hasSqlcipher(): boolean {
  return onPath('sqlcipher')
}

const key = "PRAGMA key = 'fünf Wörter für die Messung';"
const searches = 20
const saves = 100

/** Fills a database below `folder` and measures it, each act in a program run of its own. */
export async function measureSqlcipher(
  folder: string,
  cases: AsyncIterable<BenchCase> | Iterable<BenchCase>,
): Promise<SqlcipherFigures> {
  const database = join(folder, 'cases.sqlcipher')
  await writeRows(join(folder, 'rows.sql'), cases)
  const filled = await timeStatements(database, ['.timer off', `.read '${join(folder, 'rows.sql')}'`])
  const opened = await timeStatements(database, ['SELECT count(*) FROM sqlite_master;'])
  const listed = await timeStatements(database, ['SELECT id, code, short FROM cases ORDER BY code;'])
  const searched = await timeStatements(
    database,
    repeat(searches, "SELECT count(*) FROM cases WHERE short LIKE '%pflege%';"),
  )
  const saved = await timeStatements(database, [
    'PRAGMA synchronous = FULL;',
    ...repeat(saves, 'UPDATE cases SET body = body || 1 WHERE rowid = 1 + abs(random()) % 5000;'),
  ])
  const exported = await timeStatements(database, [
    `.output '${join(folder, 'out.ndjson')}'`,
    'SELECT body FROM cases;',
  ])
  return {
    keyDerivation: opened.whole,
    list: listed.whole,
    searchP50: percentile(searched.each, 0.5),
    searchP95: percentile(searched.each, 0.95),
    saveP50: percentile(saved.each, 0.5),
    saveP95: percentile(saved.each, 0.95),
    export: exported.whole,
    import: filled.whole,
  }
}

async function writeRows(path: string, cases: AsyncIterable<BenchCase> | Iterable<BenchCase>): Promise<void> {
  const file = createWriteStream(path)
  file.write('CREATE TABLE cases(id TEXT PRIMARY KEY, code TEXT, short TEXT, body TEXT);\nBEGIN;\n')
  for await (const { head, body } of cases) {
    const values = [head.id, head.code, JSON.stringify(head), JSON.stringify(body)].map(quoted).join(',')
    if (!file.write(`INSERT INTO cases VALUES(${values});\n`)) await once(file, 'drain')
  }
  file.end('COMMIT;\n')
  await once(file, 'finish')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function repeat(times: number, statement: string): readonly string[] {
  return Array.from({ length: times }, () => statement)
}

/** Time of the whole run, and of each statement as the program itself prints it. */
async function timeStatements(database: string, statements: readonly string[]) {
  const start = performance.now()
  const child = spawn('sqlcipher', ['-batch', database], { stdio: ['pipe', 'pipe', 'inherit'] })
  const each: number[] = []
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const time = /^Run Time: real ([\d.]+)/.exec(line)?.[1]
      if (time) each.push(Number(time) * 1000)
    }
  })
  // The key's own statement runs before the clock of the statements does.
  child.stdin.end(`${key}\nSELECT count(*) FROM sqlite_master;\n.timer on\n${statements.join('\n')}\n`)
  await once(child, 'close')
  return { whole: performance.now() - start, each }
}
