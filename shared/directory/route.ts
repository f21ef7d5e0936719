/**
 * From a municipality to the bodies that are responsible there. Three traps of the region are in the data, not in here:
 * two districts run their job centre themselves; the Salzlandkreis belongs to the employment agency West; the chambers
 * of the former district of Bernburg differ from those of the rest of the Salzlandkreis. Which municipalities once
 * belonged to that district stands in no source we have, but for its seat: the others get both answers, and the word
 * "zu prüfen".
 */
import { routedTypes, type BodyType } from '#shared/domain/body-types.ts'
import type { Directory, OpenQuestion, ServiceArea } from '#shared/directory/directory.ts'
import { isTownOf, type Ags, type Municipality } from '#shared/directory/municipality.ts'
import {
  describeBody,
  findBodies,
  isSettled,
  type Found,
  type ResolvedBody,
  typesIn,
} from '#shared/directory/resolve.ts'

/** `whole`: serves all of the region; `part`: a part to which the municipality belongs; `open`: nobody knows. */
export type Fit = 'whole' | 'part' | 'open'

export interface RoutedBody extends ResolvedBody {
  readonly fit: Fit
  /** The municipality's own town is among the body's, and stands first. */
  readonly isNear: boolean
}

export interface RouteAnswer {
  readonly type: BodyType
  readonly bodies: readonly RoutedBody[]
  /** What is known about a gap; `null` where there are bodies, or where nothing at all is known. */
  readonly question: OpenQuestion | null
  /** True when something about the answer is still "zu prüfen"; always so where there is no body. */
  readonly isToCheck: boolean
}

/** Who is responsible in a municipality for one kind of matter. Never fails: a gap is an answer of its own. */
export function routeTo(directory: Directory, place: Municipality, type: BodyType): RouteAnswer {
  const bodies = findBodies(directory, type, place.region)
    .flatMap((found) => routed(directory, place, found))
    .sort((a, b) => rank(a) - rank(b))
  const question =
    bodies.length > 0
      ? null
      : (directory.openQuestions.find((open) => open.type === type && open.region === place.region) ?? null)
  const isToCheck = bodies.length === 0 || bodies.some((body) => body.fit === 'open' || !isSettled(body))
  return { type, bodies, question, isToCheck }
}

/** Everybody who is responsible in a municipality; kinds that only some offices enter come after the usual ones. */
export function routeAll(directory: Directory, place: Municipality): readonly RouteAnswer[] {
  const others = typesIn(directory).filter((type) => !routedTypes.some((routed) => routed === type))
  return [
    ...routedTypes.map((type) => routeTo(directory, place, type)),
    ...others.map((type) => routeTo(directory, place, type)).filter(({ bodies }) => bodies.length > 0),
  ]
}

function routed(directory: Directory, place: Municipality, found: Found): readonly RoutedBody[] {
  const fit = fitOf(found.area, place.ags)
  if (fit === null) return []
  const body = describeBody(directory, found)
  const here = body.towns.filter(({ name }) => isTownOf(name, place))
  const towns = [...here, ...body.towns.filter((town) => !here.includes(town))]
  return [{ ...body, towns, fit, isNear: here.length > 0 }]
}

/** `null`: certainly not for this municipality. */
function fitOf({ part, includes, excludes, municipalities }: ServiceArea, ags: Ags): Fit | null {
  const isIn = (list: readonly Ags[] | undefined): boolean => list?.includes(ags) === true
  if (municipalities) return isIn(municipalities) ? 'part' : null
  if (isIn(excludes)) return null
  if (isIn(includes)) return 'part'
  return part === undefined ? 'whole' : 'open'
}

/** What certainly fits comes first, and of that, what is near. */
function rank({ fit, isNear }: RoutedBody): number {
  return (fit === 'open' ? 2 : 0) + (isNear ? 0 : 1)
}
