/**
 * The chapters of the handbook. Their words are messages (`help.chapters.<id>.p1` …, `.s1` …), so that the handbook is
 * translated like every other screen.
 */
export interface Chapter {
  readonly id: string
  readonly paragraphs: number
  readonly steps: number
}

export const chapters: readonly Chapter[] = [
  { id: 'day', paragraphs: 3, steps: 4 },
  { id: 'outreach', paragraphs: 2, steps: 5 },
  { id: 'cases', paragraphs: 2, steps: 5 },
  { id: 'casework', paragraphs: 2, steps: 5 },
  { id: 'find', paragraphs: 2, steps: 5 },
  { id: 'consultation', paragraphs: 2, steps: 4 },
  { id: 'chains', paragraphs: 3, steps: 5 },
  { id: 'chainBook', paragraphs: 5, steps: 4 },
  { id: 'adapt', paragraphs: 4, steps: 4 },
  { id: 'referrals', paragraphs: 2, steps: 3 },
  { id: 'replies', paragraphs: 2, steps: 5 },
  { id: 'transfers', paragraphs: 3, steps: 5 },
  { id: 'directory', paragraphs: 2, steps: 5 },
  { id: 'companies', paragraphs: 2, steps: 4 },
  { id: 'events', paragraphs: 2, steps: 4 },
  { id: 'papers', paragraphs: 2, steps: 3 },
  { id: 'team', paragraphs: 2, steps: 3 },
  { id: 'many', paragraphs: 2, steps: 5 },
  { id: 'import', paragraphs: 2, steps: 5 },
  { id: 'safety', paragraphs: 3, steps: 5 },
  { id: 'exchange', paragraphs: 4, steps: 5 },
  { id: 'partners', paragraphs: 6, steps: 4 },
  { id: 'privacy', paragraphs: 3, steps: 3 },
]
