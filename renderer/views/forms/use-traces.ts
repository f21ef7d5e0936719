/**
 * Looks for traces of a person in a field while it is typed in, and puts a fix where the trace stands. The rules are
 * loaded with the first field, so that the start of the program does not wait for them.
 */
import {
  computed,
  nextTick,
  onMounted,
  onUnmounted,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
} from 'vue'
import { editFor, edited } from '#shared/anonymity/apply-fix.ts'
import type { findTraces } from '#shared/anonymity/find-traces.ts'
import type { Trace } from '#shared/anonymity/trace.ts'
import { useAllowedWords } from '#renderer/stores/allowed-words.ts'

/** A name needs its last letter before it can be judged, and nobody wants to be interrupted. */
const pauseAfterTyping = 250

export interface Traces {
  readonly traces: ComputedRef<readonly Trace[]>
  readonly fix: (trace: Trace, fix: string) => void
  readonly allow: (trace: Trace) => void
  /** For the field: Alt and a digit takes a fix of the first trace, Alt+0 allows it. */
  readonly onKey: (event: KeyboardEvent) => void
}

export function useTraces(text: Ref<string>, id: () => string): Traces {
  const allowed = useAllowedWords()
  const settled = shallowRef(text.value)
  const timer = shallowRef<number>()
  const find = shallowRef<typeof findTraces>(() => [])
  const traces = computed(() => find.value(settled.value, allowed.set))

  watch(text, (now) => {
    window.clearTimeout(timer.value)
    timer.value = window.setTimeout(() => (settled.value = now), pauseAfterTyping)
  })
  onMounted(async () => {
    await allowed.load()
    find.value = (await import('#shared/anonymity/find-traces.ts')).findTraces
  })
  onUnmounted(() => window.clearTimeout(timer.value))

  function fix(trace: Trace, put: string): void {
    // Typed on meanwhile: the trace may stand elsewhere by now.
    const now = find.value(text.value, allowed.set).find((one) => one.text === trace.text)
    if (!now) return
    const edit = editFor(text.value, now, put)
    const wanted = edited(text.value, edit)
    typeInto(document.getElementById(id()), edit)
    text.value = wanted
    settled.value = wanted
  }

  function allow(trace: Trace): void {
    void allowed.allow(trace.text)
    void nextTick(() => document.getElementById(id())?.focus())
  }

  function onKey(event: KeyboardEvent): void {
    const digit = digitWithAlt(event)
    const [first] = traces.value
    if (digit === null || !first) return
    const put = digit === 0 ? null : first.fixes[digit - 1]
    if (put === undefined) return
    event.preventDefault()
    if (put === null) allow(first)
    else fix(first, put)
  }

  return { traces, fix, allow, onKey }
}

/** By its place on the keyboard: with Alt, some systems make another letter of it. */
function digitWithAlt({ altKey, ctrlKey, code }: KeyboardEvent): number | null {
  const digit = altKey && !ctrlKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined
  return digit === undefined ? null : Number(digit)
}

/** As if it were typed, so that Strg+Z in the field takes it back. */
function typeInto(field: HTMLElement | null, edit: { at: number; end: number; put: string }): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  field.focus()
  field.setSelectionRange(edit.at, edit.end)
  // There is no other way to write into a field that its own undo knows of.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(edit.put === '' ? 'delete' : 'insertText', false, edit.put)
}
