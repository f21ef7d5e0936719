/**
 * Folding for German: what people type and what stands in the text meet in one spelling.
 *
 * Two foldings are needed. `fold` drops case, accents and the dots of ä ö ü, writes ß as ss and every dash as a hyphen:
 * *Bäcker* → *backer*. (Without long dashes most texts also stay one byte a character, which halves the search.)
 * `collapse` also takes the spelling with e together with the others: *Baecker* → *backer*. Collapsing alone would
 * not do, because half-typed words break it: *steue* → *steu* is still found in *steuer* only as it stands.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‐-―]/g, '-')
}

/** Takes the e away behind a, o and u, where it may stand for two dots. */
export function collapse(folded: string): string {
  return folded.replace(/([aou])e/g, '$1')
}
