/**
 * The one address that may be asked for updates. Encrypted, because on Linux nothing but the transport proves who
 * answers; plain http only to this very machine, where nobody sits on the way.
 */
import * as z from 'zod'

const encrypted = /^https:\/\//i
const ownMachine = /^http:\/\/(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?(\/|$)/i

export const UpdateAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => encrypted.test(address) || ownMachine.test(address), 'not encrypted')
