/** What every field takes. The label is a finished text; the error too. */
export interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly required?: boolean
  /** Says that the answer is voluntary. */
  readonly optional?: boolean
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean
  readonly id?: string
  readonly disabled?: boolean
}

/** One value to choose, with the words for it. */
export interface Option {
  readonly value: string
  readonly label: string
  /** A second, quieter line. */
  readonly detail?: string
  readonly disabled?: boolean
}
