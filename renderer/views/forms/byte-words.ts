/** Sizes as people say them. */
const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export function byteWords(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  const digits = value < 10 && step > 0 ? 1 : 0
  const words = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  return `${words} ${units[step]}`
}
