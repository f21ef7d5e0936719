/** Our own scripts for workers, as the content security policy wants them named. */

/** The part of Trusted Types used here; the DOM library does not have them yet. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown }
}

/** The content security policy allows this one policy beside Vue's; it lets through this one script. Once per window or worker. */
export function trustedScript(script: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('fallkoffer', {
    createScriptURL: (url) => (url === script ? url : ''),
  })
  // The DOM library types `Worker` for plain strings only; browsers take the trusted value.
  return (policy?.createScriptURL(script) ?? script) as string
}
