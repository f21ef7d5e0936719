/** Why a file cannot be read as a list. Each has its words under `errors.<type>`; rows count as Excel counts them, from 1. */
export type TableError =
  | { readonly type: 'NotATable' }
  /** The binary formats of Excel before 2007, and the binary one since. */
  | { readonly type: 'TableOldFormat' }
  | { readonly type: 'TableEncrypted' }
  | { readonly type: 'TableDamaged' }
  /** More is packed into it than `tableLimits.unpackedBytes`. */
  | { readonly type: 'TableTooBig' }
  | { readonly type: 'TableTooManyRows'; readonly limit: number }
  | { readonly type: 'TableTooManyColumns'; readonly limit: number; readonly row: number }
  | { readonly type: 'TableEmpty' }
  /** Two columns with one heading; `columns` are their letters. */
  | { readonly type: 'HeadingsRepeated'; readonly heading: string; readonly columns: string }
  /** A line that has not as many fields as the headings. */
  | { readonly type: 'RaggedRow'; readonly row: number; readonly found: number; readonly expected: number }
  /** A quotation mark that is opened and never closed. */
  | { readonly type: 'QuoteOpen'; readonly row: number }
