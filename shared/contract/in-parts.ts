/**
 * Many bytes cross between window and machine in parts. Crossing copies them, and the window stands still meanwhile: 4 MiB
 * take it 25 ms where memory is quick and 150 where it is slow, the 30 MB of 5,000 cases took 300 ms in one piece.
 */

/** What crosses at once, in bytes. */
export const partSize = 1024 * 1024

/** Bytes of something that crosses in parts; `held` is how many the parts before them have. */
export interface Part {
  readonly payload: Uint8Array
  readonly held: number
}

type Kept<Problem> = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }

/** Hands over all parts but the last, which whoever finishes takes along. The first that is not kept ends it. */
export async function holdParts<Problem>(
  bytes: Uint8Array,
  hold: (part: Part) => Promise<Kept<Problem>>,
): Promise<{ readonly ok: true; readonly last: Part } | { readonly ok: false; readonly problem: Problem }> {
  let held = 0
  for (; bytes.length - held > partSize; held += partSize) {
    const kept = await hold({ payload: bytes.slice(held, held + partSize), held })
    if (!kept.ok) return kept
  }
  return { ok: true, last: { payload: held === 0 ? bytes : bytes.slice(held), held } }
}
