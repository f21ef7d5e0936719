/** One view among several of the same thing. */
export interface Tab {
  readonly id: string
  readonly label: string
  /** How much waits there. */
  readonly count?: number
  readonly disabled?: boolean
}
