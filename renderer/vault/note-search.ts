/** The search through the notes of all cases, page after page. */
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { excerptOf, noteMatches, notesOf, readNoteWords, type Note } from '#shared/search/notes.ts'
import { breath, casesByPage, readPage } from '#renderer/vault/case-pages.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { NoteAnswer, NoteHit, OnProgress } from '#renderer/vault/vault-api.ts'

export interface NoteQuest {
  readonly text: string
  readonly onProgress: OnProgress
  /** Asked between two pages. */
  readonly goesOn: () => boolean
}

/** So many hits are handed over; whoever has more adds a word. */
const mostHits = 200

interface Found {
  readonly caseId: RecordId
  readonly code: string
  readonly note: Note
}

export async function searchNotes(
  session: Session,
  { text, onProgress, goesOn }: NoteQuest,
): Promise<NoteAnswer> {
  const words = readNoteWords(text)
  const pages = casesByPage(session)
  const casesInAll = pages.reduce((sum, ids) => sum + ids.length, 0)
  const seen = { cases: 0, unreadable: 0, total: 0 }
  let found: Found[] = []
  for (const ids of pages) {
    if (!goesOn()) break
    const records = await readPage(session, ids)
    const hits = records.flatMap((record) => hitsIn(session, record, (note) => noteMatches(note, words)))
    seen.cases += ids.length
    seen.unreadable += ids.length - records.length
    seen.total += hits.length
    found = newest([...found, ...hits])
    onProgress({ done: seen.cases, total: casesInAll, phase: 'notes' })
    await breath()
  }
  return {
    hits: found.map(({ caseId, code, note }): NoteHit => ({
      caseId,
      code,
      consultation: note.consultation,
      on: note.on,
      excerpt: excerptOf(note.text, words),
    })),
    total: seen.total,
    casesRead: seen.cases,
    casesInAll,
    unreadable: seen.unreadable,
  }
}

function hitsIn(
  { list }: Session,
  record: MergeableRecord,
  isHit: (text: string) => boolean,
): readonly Found[] {
  if (isErased(record)) return []
  const code = list.headOf(record.id)?.code ?? ''
  return notesOf(record)
    .filter(({ text }) => isHit(text))
    .map((note) => ({ caseId: record.id, code, note }))
}

function newest(found: readonly Found[]): Found[] {
  return [...found].sort(newestFirst).slice(0, mostHits)
}

function newestFirst(a: Found, b: Found): number {
  if (a.note.on !== b.note.on) return a.note.on > b.note.on ? -1 : 1
  return a.note.consultation < b.note.consultation ? -1 : 1
}
