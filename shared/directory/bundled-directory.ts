import { Directory, Source } from '#shared/directory/directory.ts'
import { MunicipalityList } from '#shared/directory/municipality.ts'
import { BundledProgramme } from '#shared/directory/programme.ts'
import directory from '#shared/directory/content/directory.json' with { type: 'json' }
import municipalities from '#shared/directory/content/municipalities.json' with { type: 'json' }
import programmes from '#shared/directory/content/programmes.json' with { type: 'json' }
import sources from '#shared/directory/content/sources.json' with { type: 'json' }

/** The bodies known for the six regions, as shipped. */
export const bundledDirectory: Directory = Directory.parse(directory)

/** Where the statements of directory and chains come from. */
export const bundledSources: readonly Source[] = Source.array().parse(sources)

/** The 102 municipalities of the six regions. */
export const bundledMunicipalities: MunicipalityList = MunicipalityList.parse(municipalities)

/** The programmes that advisers meet in lists and letters, most of them at an end. */
export const bundledProgrammes: readonly BundledProgramme[] = BundledProgramme.array().parse(programmes)
