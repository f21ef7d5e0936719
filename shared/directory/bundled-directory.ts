import { Directory, Source } from '#shared/directory/directory.ts'
import directory from '#shared/directory/content/directory.json' with { type: 'json' }
import sources from '#shared/directory/content/sources.json' with { type: 'json' }

/** The bodies known for the six regions, as shipped. */
export const bundledDirectory: Directory = Directory.parse(directory)

/** Where the statements of directory and chains come from. */
export const bundledSources: readonly Source[] = Source.array().parse(sources)
