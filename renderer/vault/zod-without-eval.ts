/**
 * Imported before anything else: zod otherwise tries `new Function` with the first schema that is used, which the
 * content security policy refuses and reports, and bundled content is checked while modules load.
 */
import * as z from 'zod'

z.config({ jitless: true })
