/**
 * Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019):
 * lengths rounded up by at most 12 %, so that only O(log log n) bits of the true size can be told.
 */
export function padmeLength(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const precision = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(exponent - precision, 0)
  return Math.ceil(length / step) * step
}
