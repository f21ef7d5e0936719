/** Days, times and numbers as they are written in Germany. */

/** `2026-12-24` becomes `24.12.2026`; anything else stays as it is. */
export function formatDate(isoDay: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDay)
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : isoDay
}

/** Hours and minutes of this machine's clock, `14:03`. */
export function formatTime(milliseconds: number): string {
  return new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' }).format(milliseconds)
}

/** Made once: every sentence with a number in it asks. */
const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') }

/** `50.000` in German, `50,000` in English. */
export function formatNumber(value: number, language: string): string {
  return numbers[language === 'en' ? 'en' : 'de'].format(value)
}
