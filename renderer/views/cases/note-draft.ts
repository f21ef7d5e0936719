/** Where a half-typed note of a hand-over of many cases lies. */
export const noteDraft = 'bulk-note'
