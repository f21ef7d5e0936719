/** What main and the typesetting process say to each other. Documents are not among it. */
import * as z from 'zod'

/** From main. `serve` comes with a port. */
export const ProcessOrder = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('serve') }),
  z.strictObject({ order: z.literal('path'), id: z.number().int(), path: z.string().nullable() }),
])
export type ProcessOrder = z.infer<typeof ProcessOrder>

/** To main. */
export const ProcessNews = z.discriminatedUnion('news', [
  /** Nothing was asked for a while: the process may be ended. */
  z.strictObject({ news: z.literal('idle') }),
  z.strictObject({ news: z.literal('wantPath'), id: z.number().int(), target: z.string() }),
])
export type ProcessNews = z.infer<typeof ProcessNews>
