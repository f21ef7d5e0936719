/**
 * The one piece of the web platform that the core uses beyond the language: every runtime of ours has it (workers,
 * Node), and the core's own `lib` has not.
 */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: true; readonly ignoreBOM: true })
  decode(bytes: Uint8Array): string
}
