/**
 * Tables as text for spreadsheets: semicolons and a byte order mark, as German Excel expects them, CRLF after RFC 4180.
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection): what somebody
 * typed into a case must never become a command at another desk.
 */

/** The file of these lines; the first one names the columns. */
export function csvOf(headings: string, lines: readonly string[]): string {
  return `\u{FEFF}${[headings, ...lines].map((line) => `${line}\r\n`).join('')}`
}

/** One line, without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cell).join(';')
}

/** What programs take for the beginning of a formula, also in its full-width forms, also behind blanks. */
const formulaStart = /^[\s\u{FEFF}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u
const needsQuotes = /[";\r\n\t']|^\s|\s$/

function cell(text: string): string {
  const guarded = formulaStart.test(text) ? `'${text}` : text
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
