/** Who does a step, in words. */
import type { BodyChoice } from '#shared/chains/regional-chain.ts'
import { isSettled, type ResolvedBody } from '#shared/directory/resolve.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

/** What nobody has compared with its source, or nobody has entered yet. */
export const toCheck = 'zu prüfen'

/** The body with its department and towns: "Burgenlandkreis, Ausländerbehörde, Naumburg (Saale)". */
export function bodyName({ name, unit, towns, part }: ResolvedBody): string {
  const parts = [name, unit ?? '', towns.map((town) => town.name).join(', ')]
  const where = part === null ? '' : ` (nur ${part})`
  return `${parts.filter((word) => word !== '').join(', ')}${where}`
}

/** One line for each body; for a kind that nobody was found for, its name with a mark. */
export function bodyLines({ type, found }: BodyChoice, labelOf: LabelOf): readonly string[] {
  const kind = labelOf('bodyType', type)
  if (type === 'counselling-service' || type === 'company') return [kind]
  if (found.length === 0) return [`${kind}: noch nicht eingetragen – ${toCheck}`]
  return found.map((body) => {
    const notes = body.notes.length === 0 ? '' : ` – ${body.notes.join(' ')}`
    return `${bodyName(body)}${isSettled(body) ? '' : ` – ${toCheck}`}${notes}`
  })
}
