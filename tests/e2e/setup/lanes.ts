/**
 * What runs beside something else and what runs alone. An app that is driven by keys waits more than it works, so two of
 * them share two cores well; but what measures time must have the machine to itself.
 */

/** How many files run side by side: each on a screen of its own, so that no window takes the keys of another. */
export const lanes = 2

/** The variable that carries the names of the screens from the setup to the workers. */
export const screensVariable = 'FALLKOFFER_TEST_SCREENS'

const folder = 'tests/e2e'

/** Files that have the machine to themselves: they measure, or several apps share one screen and its dialogs. */
export const alone = [
  'stories/masse',
  'stories/import-many',
  'stories/termin',
  'stories/drei-ordner',
  'stories/drei-stellen',
  'stories/verbund',
].map((name) => `${folder}/${name}.test.ts`)

export const all = `${folder}/**/*.test.ts`
