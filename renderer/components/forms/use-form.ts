/** A form over a zod schema: values, errors as keys, dirty, a hook for drafts, focus on the first mistake. */
import { computed, type ComputedRef, nextTick, reactive, type ShallowRef, shallowRef, watch } from 'vue'
import type * as z from 'zod'

/** The key of the words for a problem, e.g. `errors.field.required`. */
export type ErrorKey = string

/** The keys of the sentences, by field. */
type Mistakes = Readonly<Record<string, ErrorKey>>

export interface FormOptions<Schema extends z.ZodType<object, object>> {
  readonly schema: Schema
  readonly initial: z.input<Schema>
  /** Called at each change, before the next key is heard, with all values; `null` after they were sent. */
  readonly onDraft?: (values: z.input<Schema> | null) => void
  /** Ids of the fields by name, where they differ from the name. */
  readonly idOf?: (name: string) => string
}

export interface Form<Schema extends z.ZodType<object, object>> {
  /** Bind fields to this. */
  readonly values: z.input<Schema>
  readonly errors: Readonly<ShallowRef<Mistakes>>
  readonly dirty: ComputedRef<boolean>
  /** The parsed values, or `null` after the errors were shown and the first field focused. */
  readonly submit: () => Promise<z.output<Schema> | null>
  /** Puts values in (a draft, a loaded record) and counts them as the start. */
  readonly reset: (values?: z.input<Schema>) => void
  readonly fill: (values: Partial<z.input<Schema>>) => void
  /** A mistake that only saving finds: it is said at its field, as those of the schema are. */
  readonly refuse: (name: string, error: ErrorKey) => Promise<void>
}

/** The message of an issue is its key when the schema gave one; otherwise its code tells. */
function keyOf(issue: z.core.$ZodIssue): ErrorKey {
  if (/^[a-z][\w]*(\.[\w]+)+$/.test(issue.message)) return issue.message
  return `common.invalid.${issue.code === 'too_big' ? 'tooLong' : 'missing'}`
}

/** Errors by path; the first of a field counts. */
export function errorsOf(error: z.ZodError): Mistakes {
  const found: Record<string, ErrorKey> = {}
  for (const issue of error.issues) found[issue.path.join('.')] ??= keyOf(issue)
  return found
}

/** While mistakes are shown, mended ones disappear at once; new ones wait for the next submit. */
function stillWrong(shown: Mistakes, { error }: z.ZodSafeParseResult<unknown>): Mistakes {
  const now = error ? errorsOf(error) : {}
  return Object.fromEntries(Object.entries(shown).filter(([name]) => name in now))
}

function copy<T>(values: T): T {
  return JSON.parse(JSON.stringify(values)) as T
}

export function useForm<Schema extends z.ZodType<object, object>>(
  options: FormOptions<Schema>,
): Form<Schema> {
  const values = reactive(copy(options.initial)) as z.input<Schema>
  const errors = shallowRef<Mistakes>({})
  const start = shallowRef(JSON.stringify(options.initial))
  const dirty = computed(() => JSON.stringify(values) !== start.value)

  watch(values as object, () => {
    if (Object.keys(errors.value).length > 0)
      errors.value = stillWrong(errors.value, options.schema.safeParse(values))
    options.onDraft?.(copy(values))
  })

  async function submit(): Promise<z.output<Schema> | null> {
    const parsed = options.schema.safeParse(values)
    if (!parsed.success) return say(errorsOf(parsed.error))
    errors.value = {}
    options.onDraft?.(null)
    return parsed.data
  }

  async function say(found: Mistakes): Promise<null> {
    errors.value = found
    await goToFirst(found, options.idOf)
    return null
  }

  async function refuse(name: string, error: ErrorKey): Promise<void> {
    await say({ [name]: error })
  }

  function reset(next: z.input<Schema> = options.initial): void {
    Object.assign(values as object, copy(next))
    start.value = JSON.stringify(values)
    errors.value = {}
  }

  const fill = (some: Partial<z.input<Schema>>): void => void Object.assign(values as object, some)
  return { values, errors, dirty, submit, reset, fill, refuse }
}

/** To the first field on the page that is wrong, once the page says so. */
async function goToFirst(errors: object, idOf = (name: string) => name): Promise<void> {
  await nextTick()
  const ids = Object.keys(errors).map(idOf)
  const controls = 'input, select, textarea, button'
  const elements = ids
    .map((id) => document.getElementById(id))
    .map((element) => (element?.matches(controls) ? element : element?.querySelector<HTMLElement>(controls)))
    .filter((element) => element !== null && element !== undefined)
  const first = elements.sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )[0]
  first?.focus()
}
