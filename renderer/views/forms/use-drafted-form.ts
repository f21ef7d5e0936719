/** A form whose half-typed values lie sealed in the vault and come back after lock, crash or a look elsewhere. */
import { onMounted, shallowRef, type Ref } from 'vue'
import type * as z from 'zod'
import { useForm, type Form } from '#renderer/components/index.ts'
import { useDrafts } from '#renderer/stores/drafts.ts'

export interface DraftedForm<Schema extends z.ZodType<object, object>> extends Form<Schema> {
  /** True when what stands in the form comes from an earlier draft. */
  readonly restored: Readonly<Ref<boolean>>
  /** Empties the form and forgets the draft. */
  readonly discard: () => Promise<void>
  /** What stands in the form is saved: it is the new beginning, and there is no draft any more. */
  readonly settle: () => Promise<void>
}

/** Where the draft lies. Forms that may stand on one screen twice say by `idOf` what their fields are called there. */
export interface DraftPlace {
  readonly key: string
  readonly idOf: (name: string) => string
}

export function useDraftedForm<Schema extends z.ZodType<object, object>>(
  place: string | DraftPlace,
  schema: Schema,
  initial: z.input<Schema>,
): DraftedForm<Schema> {
  const draftKey = typeof place === 'string' ? place : place.key
  const drafts = useDrafts()
  const restored = shallowRef(false)
  const blank = shallowRef(JSON.stringify(initial))
  const form = useForm({
    schema,
    initial,
    ...(typeof place === 'string' ? {} : { idOf: place.idOf }),
    // The store waits by itself, and knows at once what must be written when the window is about to end.
    onDraft: (values) => {
      if (values === null) return
      // Emptied again, by hand or after saving: there is nothing to come back to.
      if (JSON.stringify(values) === blank.value) void drafts.clear(draftKey)
      else drafts.keep(draftKey, values)
    },
  })

  onMounted(async () => {
    const kept = await drafts.read(draftKey)
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return
    form.fill(knownFields(kept as Partial<z.input<Schema>>, initial))
    restored.value = form.dirty.value
  })

  async function discard(): Promise<void> {
    form.reset(JSON.parse(blank.value) as z.input<Schema>)
    restored.value = false
    await drafts.clear(draftKey)
  }

  async function settle(): Promise<void> {
    blank.value = JSON.stringify(form.values)
    await discard()
  }

  return { ...form, restored, discard, settle }
}

/** A draft of an older program may hold fields that are gone. */
function knownFields<T extends object>(kept: Partial<T>, initial: T): Partial<T> {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => name in initial)) as Partial<T>
}
