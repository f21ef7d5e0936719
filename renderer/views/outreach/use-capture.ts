/** The captured conversation: its draft, the known case it may belong to, and the one save that keeps all of it. */
import {
  computed,
  onMounted,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type WritableComputedRef,
} from 'vue'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { CounsellingForm } from '#shared/domain/value-lists.ts'
import { useLikelyForm } from '#renderer/views/forms/use-likely-form.ts'
import { useDraftedForm, type DraftedForm } from '#renderer/views/forms/use-drafted-form.ts'
import { bodiesFor, type KeyedBody } from '#renderer/views/outreach/capture-bodies.ts'
import { CaptureForm, emptyCapture } from '#renderer/views/outreach/capture-form.ts'
import { createKnownFacts } from '#renderer/views/outreach/known-facts.ts'
import { useKnownCase, type KnownCase } from '#renderer/views/outreach/use-known-case.ts'
import { useCaptureSave, type CapturedCase } from '#renderer/views/outreach/use-capture-save.ts'
import { useDirectory } from '#renderer/stores/directory.ts'
import { useOutreach } from '#renderer/stores/outreach.ts'
import { useRecentValues } from '#renderer/stores/recent-values.ts'
import { useSession } from '#renderer/stores/session.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'

type Drafted = DraftedForm<typeof CaptureForm>

export interface Capture extends Pick<Drafted, 'values' | 'errors' | 'restored' | 'discard'> {
  readonly known: KnownCase
  /** First or later contact: as it follows from the case until somebody says otherwise. */
  readonly contact: WritableComputedRef<string | null>
  readonly bodies: ComputedRef<readonly KeyedBody[]>
  readonly busy: Readonly<Ref<boolean>>
  /** Name of the error that kept the last try from being saved; empty when there is none. */
  readonly failed: Readonly<Ref<string>>
  /** `null` when something is missing or wrong; what was typed stays. */
  readonly save: () => Promise<CapturedCase | null>
}

export function useCapture(): Capture {
  const directory = useDirectory()
  const busy = shallowRef(false)
  const { values, errors, restored, submit, discard, refuse } = useCaptureForm()
  const known = useKnownCase(() => values.code, takeOver)
  const bodies = computed(() => bodiesFor(values.region, values.topics, directory.current))
  const contact = useContact(values, known)
  const { failed, write } = useCaptureSave()
  onMounted(() => directory.load())

  const knownFacts = createKnownFacts(values)
  // Flush at once: another code may be whole with the same keystroke.
  watch(() => values.code, knownFacts.giveBack, { flush: 'sync' })

  function takeOver({ profile }: CaseFile): void {
    knownFacts.takeOver(profile)
  }

  /** A code that leads to no case yet: the hand is led back to it. */
  function isCodeHalf(): boolean {
    const isHalf = values.code.trim() !== '' && known.file.value === null
    if (isHalf) {
      known.insist()
      document.getElementById('code')?.focus()
    }
    return isHalf
  }

  async function save(): Promise<CapturedCase | null> {
    if (isCodeHalf()) return null
    const typed = busy.value ? null : await submit()
    if (!typed) return null
    // The office offers no word for what follows from the case: then somebody has to say.
    if (contact.value === null) {
      await refuse('form', 'errors.field.choose')
      return null
    }
    const form = { ...typed, form: CounsellingForm.nullable().catch(null).parse(contact.value) }
    busy.value = true
    const body = bodies.value.find(({ key }) => key === form.body) ?? null
    const done = await write({ form, file: known.file.value, body })
    if (done) await discard()
    busy.value = false
    return done
  }

  return { values, errors, restored, discard, known, contact, bodies, busy, failed, save }
}

function useContact(values: Drafted['values'], { file }: KnownCase): WritableComputedRef<string | null> {
  const outreach = useOutreach()
  const likelyForm = useLikelyForm()
  const surroundings = useSurroundings()
  const likely = computed(() =>
    likelyForm(file.value?.consultations ?? [], outreach.mode?.on ?? todayIn(surroundings)),
  )
  return computed({
    get: () => values.form ?? likely.value,
    set: (chosen) => void Object.assign(values, { form: chosen === likely.value ? null : chosen }),
  })
}

/** Starts with what the outreach mode says and what was used last. */
function useCaptureForm(): Drafted {
  const { mode } = useOutreach()
  const { recent } = useRecentValues()
  const { office } = useSession()
  const last = (list: string): string | null => recent[list]?.[0] ?? null
  const start = {
    clientGroup: last('clientGroup'),
    region: mode?.region ?? office?.region ?? null,
    mediation: mode?.mediation ?? null,
    duration: last('duration'),
    way: last('referralWay') ?? 'contact-given',
  }
  return useDraftedForm('capture', CaptureForm, emptyCapture(start))
}
