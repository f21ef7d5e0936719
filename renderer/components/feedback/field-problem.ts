/** A problem of one field, in words. */
export interface FieldProblem {
  /** The id of the field. */
  readonly field: string
  readonly message: string
}
