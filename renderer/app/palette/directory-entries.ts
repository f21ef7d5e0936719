/** Entries for the directory as the office knows it: bodies, programmes, and the places one asks for. */
import type { Directory } from '#shared/directory/directory.ts'
import { plainName, type Municipality } from '#shared/directory/municipality.ts'
import type { Programme } from '#shared/directory/office-programme.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import type { FoundEntry } from '#renderer/app/palette/found-entry.ts'
import type { Text } from '#renderer/i18n/use-text.ts'
import { screens } from '#renderer/stores/navigation.ts'

export function bodyEntries(
  { organizations, services, locations, serviceAreas }: Directory,
  labelOf: LabelOf,
): readonly FoundEntry[] {
  return services.map((service) => {
    const organization = organizations.find(({ id }) => id === service.organization)
    const towns = [
      ...new Set(locations.filter((place) => place.service === service.id).map(({ town }) => town)),
    ]
    const kind = labelOf('bodyType', service.type)
    const title = organization?.name ?? kind
    const region = serviceAreas.find((area) => area.service === service.id)?.region
    return {
      id: `body:${service.id}`,
      group: 'bodies',
      title,
      short: [kind, service.name ?? '', ...towns],
      texts: [organization?.note ?? '', service.note ?? ''],
      detail: [kind, towns.join(', ')].filter(Boolean).join(' · '),
      target: { to: { name: screens.directory, query: { text: title, region } } },
    }
  })
}

export function programmeEntries(programmes: readonly Programme[]): readonly FoundEntry[] {
  return programmes.map(({ id, name, funder }) => ({
    id: `programme:${id}`,
    group: 'programmes',
    title: name,
    short: [],
    texts: [funder],
    detail: funder,
    target: { to: { name: screens.directory, query: { tab: 'programmes' } } },
  }))
}

/** "Who is responsible in Schönebeck?": the place leads to the answer. */
export function municipalityEntries(
  municipalities: readonly Municipality[],
  { t }: Text,
  labelOf: LabelOf,
): readonly FoundEntry[] {
  return municipalities.map((one) => ({
    id: `place:${one.ags}`,
    group: 'bodies',
    title: t('find.responsibleIn', { place: plainName(one) }),
    short: [plainName(one)],
    texts: [],
    detail: labelOf('region', one.region),
    target: { to: { name: screens.directory, query: { place: one.ags } } },
  }))
}
