/** Finds the case whose code is typed, as soon as the code is whole. */
import { shallowRef, watch, type Ref } from 'vue'
import { normalizeCodeText, parseCaseCode, type CaseCode } from '#shared/domain/case-code.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'

export type CodeState = 'none' | 'typing' | 'wrong' | 'unknown' | 'found'

export interface KnownCase {
  readonly file: Readonly<Ref<CaseFile | null>>
  readonly state: Readonly<Ref<CodeState>>
  /** Somebody wants to go on: a code that is still half typed is a wrong one. */
  readonly insist: () => void
}

const codeLength = 8

export function useKnownCase(code: () => string, onFound: (file: CaseFile) => void): KnownCase {
  const list = useCaseList()
  const store = useOpenCase()
  const file = shallowRef<CaseFile | null>(null)
  const state = shallowRef<CodeState>('none')

  async function look(typed: string): Promise<void> {
    file.value = null
    const parsed = parseCaseCode(typed)
    state.value = parsed.ok ? 'typing' : incomplete(typed)
    if (!parsed.ok) return
    const known = await find(parsed.value)
    // Somebody typed on while the vault looked.
    if (code() !== typed) return
    file.value = known
    state.value = known ? 'found' : 'unknown'
    if (known) onFound(known)
  }

  async function find(whole: CaseCode): Promise<CaseFile | null> {
    const head = (await list.find(whole, 1)).rows.find((one) => one.code === whole)
    if (!head) return null
    await store.open(head.id)
    return store.file?.id === head.id ? store.file : null
  }

  function insist(): void {
    if (state.value === 'typing' && file.value === null) state.value = 'wrong'
  }

  watch(code, look, { immediate: true })
  return { file, state, insist }
}

function incomplete(typed: string): CodeState {
  const { length } = normalizeCodeText(typed)
  if (length === 0) return 'none'
  return length < codeLength ? 'typing' : 'wrong'
}
