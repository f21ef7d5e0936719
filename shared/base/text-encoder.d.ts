/** As in `text-decoder.d.ts`: every runtime of ours has it, and the core's own `lib` has not. */
declare class TextEncoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number }
}
