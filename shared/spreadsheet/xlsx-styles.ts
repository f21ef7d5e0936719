/** Which cell styles of a workbook show a day: Excel keeps days as numbers, and only the style tells. */
import { readXml } from '#shared/spreadsheet/xml.ts'

/** By the number of the style. Styles that nobody can read show no days. */
export function dateStyles(xml: string): readonly boolean[] {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  readXml([xml], {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = Number(attributes['numFmtId'] ?? 0)
      styles.push(own.get(format) ?? isBuiltInDate(format))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** The formats that every Excel knows by number: 14 to 17 and 22, and those of East Asia. 18 to 21 are times. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 36) ||
    (format >= 50 && format <= 58)
  )
}

/** `dd.mm.yyyy` is one, `0.00 "Tage"` and `[Red]0` are not; minutes and hours alone are times. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  return /[dyj]|t{2}\.|m{3}/.test(bare) && !/general|standard/.test(bare)
}
