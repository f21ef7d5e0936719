/** What the window and the typesetting process say to each other over their port. */
import * as z from 'zod'

/** `markup` is Typst; `data` is what the markup reads as `sys.inputs.data` (JSON text). */
export const TypesetRequest = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('preview'),
    id: z.number().int(),
    markup: z.string().max(2_000_000),
    data: z.string().max(5_000_000),
  }),
  z.strictObject({
    act: z.literal('save'),
    id: z.number().int(),
    markup: z.string().max(2_000_000),
    data: z.string().max(5_000_000),
    /** From `chooseDocumentTarget`; names a path that only the machine knows, once. */
    target: z.string().regex(/^[0-9a-f]{32}$/),
  }),
])
export type TypesetRequest = z.infer<typeof TypesetRequest>

export const TypesetAnswer = z.discriminatedUnion('state', [
  /** One SVG document for each page. */
  z.strictObject({ state: z.literal('pages'), id: z.number().int(), pages: z.array(z.string()) }),
  z.strictObject({
    state: z.literal('saved'),
    id: z.number().int(),
    name: z.string(),
    bytes: z.number().int(),
  }),
  z.strictObject({
    state: z.literal('failed'),
    id: z.number().int(),
    problem: z.enum(['Markup', 'NoSpace', 'WriteFailed', 'UnknownTarget']),
    detail: z.string(),
  }),
])
export type TypesetAnswer = z.infer<typeof TypesetAnswer>
