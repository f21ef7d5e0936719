/** The little of Papa Parse that is used here; its own types would bring Node and the DOM into the core. */
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
    readonly code: string
    /** Counted from 0, among the rows that were given back. */
    readonly row?: number
  }
  interface Parsed {
    readonly data: readonly (readonly string[])[]
    readonly errors: readonly ParseError[]
  }
  interface ParseOptions {
    readonly delimiter?: string
    readonly preview?: number
    readonly skipEmptyLines?: boolean
  }
  const papa: { readonly parse: (text: string, options: ParseOptions) => Parsed }
  export default papa
}
