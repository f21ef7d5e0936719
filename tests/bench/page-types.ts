/** What of the app's inside the measurements look at. */
export interface Pinia {
  readonly config: {
    readonly globalProperties: {
      readonly $pinia: { readonly _s: { readonly get: (store: string) => SessionStore | undefined } }
    }
  }
}

interface SessionStore {
  readonly report?: { readonly milliseconds: { readonly keyDerivation: number; readonly list: number } }
}

export interface CaseList {
  /** Grows with every answer. */
  readonly version: number
}
