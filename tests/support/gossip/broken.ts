/** A promise of the merge is broken. */
export class Broken extends Error {}
