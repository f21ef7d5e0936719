/** Merging two databases with Debian's keepassxc-cli: another program's way to bring two offices together. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface MergeTime {
  readonly entries: number
  readonly changed: number
  readonly milliseconds: number
}

const password = 'amber basket candle dragon ember'

/** Two databases with the same entries, of which the second has changed some later. */
export async function measureKeepassMerge(entries: number, changed: number): Promise<MergeTime> {
  const folder = mkdtempSync(join(tmpdir(), 'fallkoffer-keepassxc-'))
  const [ours, theirs] = [join(folder, 'ours.kdbx'), join(folder, 'theirs.kdbx')]
  try {
    await importEntries(folder, ours, { entries, changed: 0 })
    await importEntries(folder, theirs, { entries, changed })
    const start = performance.now()
    await keepass(['merge', '--same-credentials', ours, theirs], `${password}\n`)
    return { entries, changed, milliseconds: performance.now() - start }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importEntries(
  folder: string,
  database: string,
  count: { readonly entries: number; readonly changed: number },
): Promise<void> {
  const xml = join(folder, 'entries.xml')
  writeFileSync(xml, databaseXml(count))
  await keepass(['import', '--set-password', xml, database], `${password}\n${password}\n`)
}

async function keepass(args: readonly string[], input: string): Promise<void> {
  const child = spawn('keepassxc-cli', args, { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`keepassxc-cli ${args[0] ?? ''}: ${said}`)
}

function databaseXml({ entries, changed }: { readonly entries: number; readonly changed: number }): string {
  const all = Array.from({ length: entries }, (_none, at) => entryXml(at, at < changed))
  const root = `<Group><UUID>${uuid(0)}</UUID><Name>Faelle</Name>${all.join('')}</Group>`
  return `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><Generator>bench</Generator></Meta><Root>${root}</Root></KeePassFile>`
}

function entryXml(at: number, isChanged: boolean): string {
  const when = isChanged ? '2026-11-22T12:00:00Z' : '2026-11-01T12:00:00Z'
  const note = `Note ${String(at)} ${isChanged ? 'changed ' : ''}${'in plain words '.repeat(20)}`
  const text = (key: string, value: string) => `<String><Key>${key}</Key><Value>${value}</Value></String>`
  const times = `<Times><LastModificationTime>${when}</LastModificationTime><CreationTime>2026-11-01T12:00:00Z</CreationTime><LocationChanged>2026-11-01T12:00:00Z</LocationChanged></Times>`
  return `<Entry><UUID>${uuid(at + 1)}</UUID>${times}${text('Title', `Fall ${String(at)}`)}${text('UserName', 'AB')}${text('Notes', note)}</Entry>`
}

function uuid(number: number): string {
  const bytes = Buffer.alloc(16, 7)
  bytes.writeUInt32BE(number, 12)
  return bytes.toString('base64')
}
